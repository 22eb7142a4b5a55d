package dev.dyad.core;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Some samples of another data set, in a given order, still decoded lazily.
 *
 * @param <T> type of the values
 */
public final class Subset<T> implements Dataset<T> {
  private final Dataset<T> whole;
  private final int[] indices;

  /**
   * Keeps the samples at the given indices of {@code whole}, in that order.
   *
   * @throws IndexOutOfBoundsException if an index is not in the whole
   */
  public Subset(Dataset<T> whole, int... indices) {
    this.whole = whole;
    this.indices = indices.clone();
    for (int index : indices) {
      Objects.checkIndex(index, whole.size());
    }
  }

  /** The samples of {@code whole} whose index passes. */
  public static <T> Subset<T> where(Dataset<T> whole, IntPredicate keep) {
    return new Subset<>(whole, IntStream.range(0, whole.size()).filter(keep).toArray());
  }

  /**
   * A held-out share chosen by sample id alone: the same sample falls on the same side whatever
   * else is in the data set. Of windows of long recordings, which share times with their
   * neighbours, the last part of what they cover of each recording is held out, and those that
   * reach across are on neither side.
   *
   * @param share expected part of the samples on the held-out side, in 0..1
   * @param key decides the draw
   * @param heldOut true for the held-out side, false for the rest
   */
  public static <T> Subset<T> split(
      Dataset<T> whole, double share, RandomKey key, boolean heldOut) {
    Require.within("share", share, 0, 1);
    return where(
        whole,
        windows(whole)
            .map(windows -> Windowed.part(windows, share, heldOut))
            .orElse(i -> key.with(whole.id(i)).generator().nextDouble() < share == heldOut));
  }

  /** The windows that samples are, if they are windows. */
  private static Optional<List<Windowed.Window>> windows(Dataset<?> data) {
    if (data instanceof Subset<?> part) {
      return windows(part.whole)
          .map(whole -> IntStream.of(part.indices).mapToObj(whole::get).toList());
    }
    return data instanceof Windowed windowed
        ? Optional.of(IntStream.range(0, data.size()).mapToObj(windowed::window).toList())
        : Optional.empty();
  }

  /** The index in the whole data set of a sample of this one. */
  public int wholeIndex(int index) {
    return indices[index];
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public Sample<T> get(int index) {
    return whole.get(indices[index]);
  }

  @Override
  public String id(int index) {
    return whole.id(indices[index]);
  }

  @Override
  public OptionalInt label(int index) {
    return whole.label(indices[index]);
  }

  @Override
  public List<String> labelNames() {
    return whole.labelNames();
  }

  @Override
  public List<Skipped> skipped() {
    return whole.skipped();
  }

  @Override
  public List<String> notes() {
    return whole.notes();
  }

  @Override
  public String toString() {
    return "Subset" + Arrays.toString(Arrays.copyOf(indices, Math.min(8, indices.length)));
  }
}
