package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.RandomKey;
import dev.dyad.eval.Alignment;
import dev.dyad.eval.Classification;
import dev.dyad.eval.Controls;
import dev.dyad.eval.Distance;
import dev.dyad.eval.EffectiveRank;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.FewLabels;
import dev.dyad.eval.Knn;
import dev.dyad.eval.LinearProbe;
import dev.dyad.eval.Score;
import dev.dyad.eval.Uniformity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Measures an encoder and its controls in the same way: trained, raw input, untrained.
 *
 * @param train embeddings of what may be fitted on
 * @param test embeddings of what is scored
 * @param pairs two views of some test samples
 * @param scores of this representation, by name
 * @param fewLabels probes with few labels a class, by their number; empty for unlabelled data
 */
record Evaluation(
    Embeddings train,
    Embeddings test,
    List<Embeddings> pairs,
    List<Score> scores,
    Map<Integer, Score> fewLabels) {
  /** Test samples of which two views are embedded. */
  private static final int PAIRS = 2000;

  private static final List<Integer> LABELS_PER_CLASS = List.of(1, 5, 10, 100);

  /** Embeds and measures. */
  static <T> Evaluation of(
      Recipe recipe,
      Embedder<T> embedder,
      Dataset<T> trainData,
      Dataset<T> testData,
      Embedder.Encoding encoding) {
    Embeddings train = embedder.embed(trainData, encoding);
    Embeddings test = embedder.embed(testData, encoding);
    List<Embeddings> pairs = pairs(recipe, embedder, testData, encoding);
    var scores = new ArrayList<Score>();
    var fewLabels = new TreeMap<Integer, Score>();
    if (isClassified(train, test)) {
      scores.add(knn(recipe, train).of(train, test));
      scores.add(new LinearProbe().of(train, test));
      for (int count : LABELS_PER_CLASS) {
        if (fewest(train) >= count) {
          fewLabels.put(count, fewLabels(recipe, count, train, test));
        }
      }
    }
    scores.add(viewMatching(pairs));
    scores.add(new Alignment().of(pairs.get(0), pairs.get(1)));
    scores.add(new Uniformity().of(test));
    scores.add(new EffectiveRank().of(test, test));
    return new Evaluation(
        train, test, pairs, List.copyOf(scores), Collections.unmodifiableMap(fewLabels));
  }

  /** Samples that are embedded, counting those again of which two views are. */
  static long samples(Dataset<?> train, Dataset<?> test) {
    return (long) train.size() + test.size() + Math.min(PAIRS, test.size());
  }

  /** Whether there are classes to tell apart, on both sides. */
  boolean isClassified() {
    return isClassified(train, test);
  }

  private static boolean isClassified(Embeddings train, Embeddings test) {
    return train.classes().length > 1 && test.classes().length > 1;
  }

  /** The score of that name. */
  Score score(String name) {
    return scores.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /** What the k-NN classifier took for what. */
  Classification classification(Recipe recipe) {
    return knn(recipe, train).classify(train, test);
  }

  static Knn knn(Recipe recipe, Embeddings train) {
    int k = Math.min(recipe.evaluate().neighbours(), train.labelled().size());
    return new Knn(k, Distance.COSINE);
  }

  /** Accuracy of naming the commonest class. */
  Score chance() {
    return Controls.majority(train, test);
  }

  private static <T> List<Embeddings> pairs(
      Recipe recipe, Embedder<T> embedder, Dataset<T> data, Embedder.Encoding encoding) {
    var pipelines = embedder.work().views().pipelines();
    Dataset<T> some = Workload.spaced(data, PAIRS);
    return embedder.views(
        some,
        List.of(pipelines.get(0), pipelines.get(Math.min(1, pipelines.size() - 1))),
        RandomKey.of(recipe.seed()).with("evaluation"),
        encoding);
  }

  /**
   * Share of test samples whose second view is the nearest of all second views to their first: what
   * a contrastive encoder learns, measured without a label.
   */
  private static Score viewMatching(List<Embeddings> pairs) {
    var neighbours = new Knn(1, Distance.COSINE).neighbours(pairs.get(1), pairs.get(0));
    long found =
        IntStream.range(0, neighbours.size()).filter(i -> neighbours.index(i, 0) == i).count();
    return new Score(
        "viewMatching.accuracy",
        (double) found / neighbours.size(),
        Map.of("samples", (double) neighbours.size()));
  }

  private static Score fewLabels(Recipe recipe, int count, Embeddings train, Embeddings test) {
    RandomKey key = RandomKey.of(recipe.seed()).with("fewLabels");
    return new FewLabels(count, 5, new LinearProbe(), key).of(train, test);
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
