package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dyad.learn.Script;
import java.util.Arrays;

/**
 * Two windows of every series of a batch that overlap: begin..to and from..end, of the same lengths
 * in all series, and moved to a place of its own in each.
 *
 * @param begin of the first window
 * @param from where the second begins
 * @param to where the first ends
 * @param end of the second
 * @param moved by how much in each series, shape (N)
 */
record SharedWindows(int begin, int from, int to, int end, NDArray moved) {
  private static final Script WINDOWS =
      Script.of(
          """
          def windows(x: Tensor, starts: Tensor, length: int) -> Tensor:
            times = torch.arange(length, dtype=4, device=starts.device)
            places = torch.add(torch.unsqueeze(starts, 1), torch.unsqueeze(times, 0))
            wide = torch.expand(torch.unsqueeze(places, 1), [-1, torch.size(x, 1), -1])
            return torch.gather(x, 2, wide)
          """);

  /**
   * Windows within every series, drawn by the engine's generator: length and place of what both
   * share, at least two times, and how far each goes beyond.
   *
   * @param lengths of the series
   */
  static SharedWindows drawn(NDManager manager, long[] lengths) {
    int shortest = (int) Math.max(1, Arrays.stream(lengths).min().orElse(1));
    float[] random = manager.randomUniform(0, 1, new Shape(4L + lengths.length)).toFloatArray();
    int shared = Math.min(shortest, 2 + below(random[0], shortest - 1));
    int from = below(random[1], shortest - shared + 1);
    int begin = below(random[2], from + 1);
    int end = from + shared + below(random[3], shortest - from - shared + 1);
    long[] moved = new long[lengths.length];
    for (int i = 0; i < moved.length; i++) {
      long room = Math.max(shortest, lengths[i]) - (end - begin);
      moved[i] = (long) below(random[4 + i], room + 1) - begin;
    }
    return new SharedWindows(begin, from, from + shared, end, manager.create(moved));
  }

  /** A whole number from 0, below the limit; 0 if that is not above 0. */
  private static int below(float random, long limit) {
    return (int) Math.min(Math.max(0, limit - 1), (long) (random * limit));
  }

  /**
   * The encoder's inputs for the first window: values (N, C, L), and lengths (N) if it has them.
   */
  NDList first(NDList view) {
    return cut(view, begin, to);
  }

  /** The encoder's inputs for the second window. */
  NDList second(NDList view) {
    return cut(view, from, end);
  }

  private NDList cut(NDList view, int start, int stop) {
    NDArray values = view.head();
    NDList window = WINDOWS.call(values.getManager(), values, moved.add(start), stop - start);
    if (view.size() > 1) {
      window.add(view.get(1).zerosLike().add(stop - start));
    }
    return window;
  }
}
