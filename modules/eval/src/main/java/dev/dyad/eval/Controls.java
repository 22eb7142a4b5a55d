package dev.dyad.eval;

import java.util.Arrays;

/**
 * What a figure must be compared with. Raw input and untrained encoders are embeddings like others:
 * {@code Controls.beside("rawKnn", metric, rawTrain, rawTest)}.
 */
public final class Controls {
  private Controls() {}

  /**
   * Accuracy of always naming the class that is most common in train (the first of equals), as
   * {@code majority}.
   *
   * @throws IllegalArgumentException if train or test has no labelled row
   */
  public static Score majority(Embeddings train, Embeddings test) {
    Embeddings.requireAlike(train, test);
    int[] counts = new int[train.labelNames().size()];
    for (int label : train.labelled().labels()) {
      counts[label]++;
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    int[] predictions = new int[test.size()];
    Arrays.fill(predictions, most);
    return new Classification(predictions, test).score("majority");
  }

  /**
   * Expected accuracy of guessing evenly among the classes that occur in train, as {@code chance}.
   *
   * @throws IllegalArgumentException if train has no labelled row
   */
  public static Score chance(Embeddings train) {
    int classes = train.labelled().classes().length;
    return new Score("chance", 1.0 / classes).with("classes", classes);
  }

  /**
   * A metric on control embeddings, under the control's name.
   *
   * @param name key below {@code controls} in a report, such as {@code rawKnn} or {@code
   *     untrainedKnn}
   * @param metric the very metric of the figure that it stands beside
   * @param train raw input, or an untrained encoder's embeddings
   * @param test likewise
   */
  public static Score beside(String name, Metric metric, Embeddings train, Embeddings test) {
    return metric.of(train, test).named(name);
  }
}
