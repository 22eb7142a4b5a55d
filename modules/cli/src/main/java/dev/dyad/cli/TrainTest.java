package dev.dyad.cli;

import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.eval.Classification;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.FewLabels;
import dev.dyad.eval.Knn;
import dev.dyad.eval.LinearProbe;
import dev.dyad.eval.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The usual protocol: classifiers fitted on the training split and scored on the test split. k-NN,
 * a linear probe, and linear probes with 1, 5, 10 and 100 labels a class.
 *
 * @param penalty of the linear probe of all labels, for the encoder and its controls; to be chosen
 *     on training samples alone. Probes of few labels have penalty 1
 */
record TrainTest(double penalty) implements Protocol {
  private static final List<Integer> LABELS_PER_CLASS = List.of(1, 5, 10, 100);

  TrainTest {
    Require.positive("penalty", penalty);
  }

  TrainTest() {
    this(1);
  }

  @Override
  public <T> List<Score> scores(Represented<T> data) {
    if (!data.isClassified()) {
      return List.of();
    }
    Recipe recipe = data.recipe();
    Knn knn = Evaluation.knn(recipe, data.train());
    Classification found = data.nearest().orElseGet(() -> knn.classify(data.train(), data.test()));
    Score nearest = knn.score(found, data.train());
    return scores(nearest, data.train(), data.test(), recipe.seed());
  }

  /**
   * The same of any embeddings with two classes or more.
   *
   * @param nearest that of the k-NN classifier
   * @param seed draws the few labels
   */
  List<Score> scores(Score nearest, Embeddings train, Embeddings test, long seed) {
    var scores = new ArrayList<Score>();
    scores.add(nearest);
    scores.add(new LinearProbe(penalty).of(train, test));
    RandomKey key = RandomKey.of(seed).with("fewLabels");
    for (int count : LABELS_PER_CLASS) {
      if (fewest(train) >= count) {
        scores.add(new FewLabels(count, 5, new LinearProbe(), key).of(train, test));
      }
    }
    return scores;
  }

  /** Samples of the rarest class. */
  private static int fewest(Embeddings train) {
    int[] counts = new int[train.labelNames().size()];
    for (int label : train.labels()) {
      if (label >= 0) {
        counts[label]++;
      }
    }
    return IntStream.of(counts).filter(c -> c > 0).min().orElse(0);
  }
}
