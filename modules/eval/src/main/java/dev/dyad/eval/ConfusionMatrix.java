package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.List;

/** How often each class was taken for each other one. Immutable. */
public final class ConfusionMatrix {
  private final List<String> classNames;
  private final long[][] counts; // (actual, predicted)

  private ConfusionMatrix(List<String> classNames, long[][] counts) {
    this.classNames = classNames;
    this.counts = counts;
  }

  /**
   * Counts pairs of labels; rows whose actual label is {@link Embeddings#UNLABELLED} are left out.
   *
   * @param actual the right labels
   * @param predicted the elected ones, in the same order
   * @param classNames class names by label
   * @throws IllegalArgumentException if the lengths differ, a label has no name, or no row has a
   *     label
   */
  public static ConfusionMatrix of(int[] actual, int[] predicted, List<String> classNames) {
    Require.that(
        actual.length == predicted.length,
        "%d labels need as many predictions, not %d",
        actual.length,
        predicted.length);
    int classes = classNames.size();
    long[][] counts = new long[classes][classes];
    long total = 0;
    for (int i = 0; i < actual.length; i++) {
      if (actual[i] != Embeddings.UNLABELLED) {
        Require.within("label of row " + i, actual[i], 0, classes - 1);
        Require.within("prediction of row " + i, predicted[i], 0, classes - 1);
        counts[actual[i]][predicted[i]]++;
        total++;
      }
    }
    Require.that(total > 0, "a confusion matrix needs labels, but no row has one");
    return new ConfusionMatrix(List.copyOf(classNames), counts);
  }

  /** Class names by label. */
  public List<String> classNames() {
    return classNames;
  }

  /** How many rows of one class were taken for another (or the same) one. */
  public long count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** Rows of a class. */
  public long total(int actual) {
    long total = 0;
    for (long count : counts[actual]) {
      total += count;
    }
    return total;
  }

  /** Share of all rows whose class was found. */
  public Proportion accuracy() {
    long hits = 0;
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      hits += counts[i][i];
      total += total(i);
    }
    return new Proportion(hits, total);
  }

  /**
   * Share of the rows of one class whose class was found.
   *
   * @throws IllegalArgumentException if no row has that class
   */
  public Proportion recall(int actual) {
    return new Proportion(counts[actual][actual], total(actual));
  }

  /** Mean of {@link #recall} over the classes that occur: accuracy if all were equally common. */
  public double balancedAccuracy() {
    double sum = 0;
    int occurring = 0;
    for (int i = 0; i < counts.length; i++) {
      if (total(i) > 0) {
        sum += recall(i).value();
        occurring++;
      }
    }
    return sum / occurring;
  }
}
