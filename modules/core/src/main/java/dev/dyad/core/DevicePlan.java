package dev.dyad.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Writes down what a device is to do to the values of a batch, for a program that reads it as it
 * goes: words (places and counts, read where the program runs from), numbers and tensors (brought
 * to the device).
 *
 * <p>The steps that each value is to go through are merged into stages: one function at a time,
 * done to the values that drew it.
 */
public final class DevicePlan {
  /**
   * TorchScript that goes through what {@link #stages} wrote at a word: {@code stages(x, numbers,
   * plan, at)} for values x of shape (N, channels, height, width), numbers being the first tensor
   * of the batch; {@code after_stages(plan, at)} is the word after it, {@code read(plan, at)} a
   * word. The program adds {@link #apply}, which does function f with a row of numbers for each
   * value, and gives values of that width and height.
   */
  public static final String STAGES =
      """
      def stages(x: Tensor, numbers: Tensor, plan: Tensor, at: int) -> Tensor:
        y = x
        for s in range(__torch__.read(plan, at)):
          y = __torch__.stage(y, numbers, plan, at + 1 + 7 * s)
        return y
      def after_stages(plan: Tensor, at: int) -> int:
        return at + 1 + 7 * __torch__.read(plan, at)
      def stage(x: Tensor, numbers: Tensor, plan: Tensor, at: int) -> Tensor:
        f = __torch__.read(plan, at)
        n = __torch__.read(plan, at + 1)
        length = __torch__.read(plan, at + 4)
        flat = torch.narrow(numbers, 0, __torch__.read(plan, at + 3), n * length)
        rows = torch.reshape(flat, [n, length])
        w = __torch__.read(plan, at + 5)
        h = __torch__.read(plan, at + 6)
        if torch.eq(n, torch.size(x, 0)):
          y = __torch__.apply(f, x, rows, w, h)
        else:
          index = torch.to(torch.narrow(numbers, 0, __torch__.read(plan, at + 2), n), 4)
          some = __torch__.apply(f, torch.index_select(x, 0, index), rows, w, h)
          y = torch.index_copy(x, 0, index, some)
        return y
      def read(plan: Tensor, at: int) -> int:
        return int(torch.select(plan, 0, at))
      """;

  /**
   * TorchScript of the {@code apply} that {@link #STAGES} calls: function f is the one at that
   * place in the list, {@code def NAME(x: Tensor, rows: Tensor, w: int, h: int) -> Tensor}, which
   * the program adds.
   */
  public static String apply(List<String> functions) {
    var text = new StringBuilder();
    text.append("def apply(f: int, x: Tensor, rows: Tensor, w: int, h: int) -> Tensor:\n");
    text.append("  y = x\n");
    for (int f = 0; f < functions.size(); f++) {
      text.append("  if torch.eq(f, %d):\n".formatted(f));
      text.append("    y = __torch__.%s(x, rows, w, h)\n".formatted(functions.get(f)));
    }
    return text.append("  return y\n").toString();
  }

  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Long> words = new ArrayList<>();
  private float[] numbers = new float[1024];
  private int count;
  private OptionalInt lasting = OptionalInt.empty();

  /** Nothing written yet. */
  public DevicePlan() {}

  /**
   * A function for one value.
   *
   * @param function what the program calls it by
   * @param width of the value afterwards
   * @param height of the value afterwards
   * @param numbers its row; missing ones at the end are 0
   */
  @SuppressWarnings("ArrayRecordComponent") // carried into a tensor, never compared
  public record Step(int function, int width, int height, double... numbers) {}

  /** What is done at once: a function, after some number of changes of size. */
  private record Stage(int function, int sizesBefore) {}

  /** Writes a word. */
  public void word(long word) {
    words.add(word);
  }

  /** Writes numbers; where they begin among all. */
  public int numbers(double... values) {
    int start = count;
    if (count + values.length > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(2 * numbers.length, count + values.length));
    }
    for (double value : values) {
      numbers[count++] = (float) value;
    }
    return start;
  }

  /** Adds a tensor; its place among those of the batch, where the numbers come first. */
  public int tensor(Tensor tensor) {
    tensors.add(tensor);
    return tensors.size();
  }

  /**
   * Says that a tensor has a row of bytes for each sample of the batch that is the same whenever
   * the sample comes again.
   *
   * @param place as {@link #tensor} gave it
   */
  public void lasting(int place) {
    lasting = OptionalInt.of(place);
  }

  /**
   * Writes the steps of some values for {@code stages} of {@link #STAGES}.
   *
   * @param width of all values before
   * @param height of all values before
   * @param steps in order, for each value; all values go through the same sizes
   */
  public void stages(int width, int height, List<List<Step>> steps) {
    List<List<Stage>> wanted = steps.stream().map(own -> wanted(width, height, own)).toList();
    List<List<Stage>> patterns =
        new LinkedHashSet<>(wanted).stream().sorted(Comparator.comparing(p -> -p.size())).toList();
    List<Stage> stages = Supersequence.of(patterns);
    int[] done = new int[steps.size()];
    int countAt = words.size();
    word(0);
    for (Stage stage : stages) {
      int[] members =
          IntStream.range(0, done.length)
              .filter(i -> done[i] < wanted.get(i).size())
              .filter(i -> wanted.get(i).get(done[i]).equals(stage))
              .toArray();
      if (members.length > 0) { // else all that want it had it earlier
        write(IntStream.of(members).mapToObj(i -> steps.get(i).get(done[i])).toList(), members);
        IntStream.of(members).forEach(i -> done[i]++);
        words.set(countAt, words.get(countAt) + 1);
      }
    }
  }

  private static List<Stage> wanted(int width, int height, List<Step> steps) {
    var stages = new ArrayList<Stage>();
    int lastWidth = width;
    int lastHeight = height;
    int changes = 0;
    for (Step step : steps) {
      changes += step.width() == lastWidth && step.height() == lastHeight ? 0 : 1;
      lastWidth = step.width();
      lastHeight = step.height();
      stages.add(new Stage(step.function(), changes));
    }
    return stages;
  }

  private void write(List<Step> steps, int[] members) {
    Step first = steps.get(0);
    int length = steps.stream().mapToInt(step -> step.numbers().length).max().orElseThrow();
    word(first.function());
    word(members.length);
    word(numbers(IntStream.of(members).asDoubleStream().toArray()));
    word(count);
    steps.forEach(step -> numbers(Arrays.copyOf(step.numbers(), length)));
    word(length);
    word(first.width());
    word(first.height());
  }

  /**
   * All that was written, as a batch.
   *
   * @param program what reads it
   * @param inputs for each view the encoder's inputs
   * @param madeByHost name of a change that a device cannot do, if some view has one
   */
  public DrawnBatch batch(
      String program, List<List<DrawnBatch.Input>> inputs, Optional<String> madeByHost) {
    var all = new Tensor.Floats(count);
    all.data().put(0, numbers, 0, count);
    var together = new ArrayList<Tensor>();
    together.add(all);
    together.addAll(tensors);
    var plan = new Tensor.Longs(words.size());
    IntStream.range(0, words.size()).forEach(i -> plan.data().put(i, words.get(i)));
    return new DrawnBatch(program, together, plan, lasting, inputs, madeByHost);
  }
}
