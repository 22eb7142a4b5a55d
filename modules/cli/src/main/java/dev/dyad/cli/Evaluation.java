package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.RandomKey;
import dev.dyad.eval.Alignment;
import dev.dyad.eval.Classification;
import dev.dyad.eval.Controls;
import dev.dyad.eval.Distance;
import dev.dyad.eval.EffectiveRank;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Knn;
import dev.dyad.eval.Score;
import dev.dyad.eval.Uniformity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Measures an encoder and its controls in the same way: trained, raw input, untrained.
 *
 * @param train embeddings of what may be fitted on
 * @param test embeddings of what is scored
 * @param pairs two views of some test samples
 * @param scores of this representation
 * @param nearest what the k-NN classifier took test samples for, where it is among the scores
 */
record Evaluation(
    Embeddings train,
    Embeddings test,
    List<Embeddings> pairs,
    List<Score> scores,
    Optional<Classification> nearest) {
  /** Test samples of which two views are embedded. */
  private static final int PAIRS = 2000;

  /** Training samples that are embedded where there are no labels. */
  private static final int UNLABELLED = 2000;

  /**
   * Embeds and measures.
   *
   * @throws IOException if data that a protocol names cannot be read
   */
  static <T> Evaluation of(
      Recipe recipe,
      Embedder<T> embedder,
      Dataset<T> trainData,
      Dataset<T> testData,
      Embedder.Encoding encoding)
      throws IOException {
    Embeddings train = embedder.embed(fitted(recipe, trainData), encoding);
    var heard = new Noted<>(testData, value -> captions(embedder, value));
    Embeddings test = embedder.embed(heard, encoding);
    List<Embeddings> pairs = pairs(recipe, embedder, testData, encoding);
    var data = new Represented<>(recipe, embedder, encoding, train, test, heard.found());
    if (data.isClassified()
        && recipe.evaluate().protocols().stream().anyMatch(TrainTest.class::isInstance)) {
      data = data.classified();
    }
    var scores = new ArrayList<Score>();
    for (Protocol protocol : recipe.evaluate().protocols()) {
      scores.addAll(protocol.scores(data));
    }
    scores.add(viewMatching(pairs));
    scores.add(new Alignment().of(pairs.get(0), pairs.get(1)));
    scores.add(new Uniformity().of(test));
    scores.add(new EffectiveRank().of(test, test));
    return new Evaluation(train, test, pairs, List.copyOf(scores), data.nearest());
  }

  private static <T> Optional<List<T>> captions(Embedder<T> embedder, T value) {
    return Optional.of(embedder.work().modality().captions(value)).filter(c -> !c.isEmpty());
  }

  /** All of labelled data that some protocol fits to; of other data some to look at. */
  private static <T> Dataset<T> fitted(Recipe recipe, Dataset<T> train) {
    boolean all =
        !train.labelNames().isEmpty()
            && recipe.evaluate().protocols().stream().anyMatch(Protocol::fitsTraining);
    return all ? train : Source.spaced(train, UNLABELLED);
  }

  /** Samples that are embedded, counting those again of which two views are. */
  static long samples(Recipe recipe, Dataset<?> train, Dataset<?> test) {
    return (long) fitted(recipe, train).size() + test.size() + Math.min(PAIRS, test.size());
  }

  /** Whether a score of that name was measured. */
  boolean has(String name) {
    return scores.stream().anyMatch(s -> s.name().equals(name));
  }

  /** The score of that name. */
  Score score(String name) {
    return scores.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /** Scores of probes with few labels a class, by their number. */
  SortedMap<Integer, Score> fewLabels() {
    var found = new TreeMap<Integer, Score>();
    for (Score score : scores) {
      if (score.name().startsWith("fewLabels.")) {
        found.put(Integer.valueOf(score.name().replaceAll("\\D", "")), score);
      }
    }
    return found;
  }

  static Knn knn(Recipe recipe, Embeddings train) {
    return knn(recipe.evaluate().neighbours(), train);
  }

  static Knn knn(int neighbours, Embeddings train) {
    return new Knn(Math.min(neighbours, train.labelled().size()), Distance.COSINE);
  }

  /** Accuracy of naming the commonest class. */
  Score chance() {
    return Controls.majority(train, test);
  }

  private static <T> List<Embeddings> pairs(
      Recipe recipe, Embedder<T> embedder, Dataset<T> data, Embedder.Encoding encoding) {
    var pipelines = embedder.work().views().pipelines();
    Dataset<T> some = Source.spaced(data, PAIRS);
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
}
