package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Cuts a series into pieces at random times and puts them together in another order, the same in
 * all channels. For data in which the order of events does not matter.
 *
 * @param maxSegments most pieces; from two up to so many are drawn
 * @see <a href="https://arxiv.org/abs/1706.00527">Um et al. 2017</a>; TS-TCC's strong view
 */
public record Permutation(int maxSegments) implements Augmentation<Series> {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not in 2..1000
   */
  public Permutation {
    Require.within("maxSegments", maxSegments, 2, 1000);
  }

  /** Up to five pieces. */
  public Permutation() {
    this(5);
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    int segments = random.nextInt(2, maxSegments + 1);
    return in.then(new Shuffled(segments, random.nextLong()));
  }

  /**
   * Cuts and an order drawn from a key; never the order there was, where there are two pieces.
   *
   * @param segments pieces, as far as there are times
   * @param key value of the {@link RandomKey} of cuts and order
   */
  public record Shuffled(int segments, long key) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      int length = series.length();
      if (length < 2) {
        return series;
      }
      RandomGenerator random = new RandomKey(key).generator();
      int[] starts = starts(Math.min(segments, length), length, random);
      int[] order = order(starts.length, random);
      float[] old = series.values();
      float[] values = new float[old.length];
      for (int c = 0; c < series.channels(); c++) {
        int to = c * length;
        for (int piece : order) {
          int end = piece + 1 < starts.length ? starts[piece + 1] : length;
          System.arraycopy(old, c * length + starts[piece], values, to, end - starts[piece]);
          to += end - starts[piece];
        }
      }
      return series.with(values);
    }

    /** Distinct starts, the first 0, every choice of the others as likely. */
    private static int[] starts(int count, int length, RandomGenerator random) {
      var chosen = new java.util.TreeSet<Integer>();
      for (int j = length - count + 1; j < length; j++) { // Floyd's sampling from 1..length-1
        int t = 1 + random.nextInt(j);
        if (!chosen.add(t)) {
          chosen.add(j);
        }
      }
      int[] starts = new int[count];
      int i = 1;
      for (int start : chosen) {
        starts[i++] = start;
      }
      return starts;
    }

    private static int[] order(int count, RandomGenerator random) {
      int[] order = new int[count];
      Arrays.setAll(order, i -> i);
      for (int i = count - 1; i > 0; i--) {
        int j = count == 2 ? 0 : random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
      return order;
    }
  }
}
