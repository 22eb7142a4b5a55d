package dev.dyad.cli;

import dev.dyad.core.Require;
import dev.dyad.eval.Controls;
import dev.dyad.eval.EffectiveRank;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Score;
import dev.dyad.eval.Uniformity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Embeddings in files, measured without their encoder. */
final class EmbeddingScores {
  private static final int NEIGHBOURS = 5;
  private static final long SEED = 1;

  private EmbeddingScores() {}

  /**
   * Scores of the last file: classifiers fitted on the first, where there are two with classes, and
   * what needs no labels.
   *
   * @param files one or two
   * @throws IOException if one cannot be read
   * @throws IllegalArgumentException if they do not fit together
   */
  static RunReport of(List<Path> files) throws IOException {
    Require.that(
        files.size() == 1 || !files.get(0).equals(files.get(1)),
        "--embeddings: %s is given twice. Samples that are scored must not be fitted on",
        files.get(0));
    EmbeddingTable scored = EmbeddingTable.read(files.get(files.size() - 1));
    EmbeddingTable fitted = files.size() == 1 ? scored : EmbeddingTable.read(files.get(0));
    Require.that(
        fitted.columns() == scored.columns(),
        "%s has %d numbers a vector, but %s has %d: they are of different encoders",
        fitted.file(),
        fitted.columns(),
        scored.file(),
        scored.columns());
    var names = new TreeSet<>(fitted.classes());
    names.addAll(scored.classes());
    Embeddings train = fitted.embeddings(List.copyOf(names));
    Embeddings test = scored.embeddings(List.copyOf(names));
    boolean classified =
        files.size() == 2 && train.classes().length > 1 && test.classes().length > 1;
    var scores = new ArrayList<Score>();
    if (classified) {
      scores.addAll(
          new TrainTest()
              .scores(Evaluation.knn(NEIGHBOURS, train).of(train, test), train, test, SEED));
    }
    scores.add(new Uniformity().of(test));
    scores.add(new EffectiveRank().of(test, test));
    return new RunReport(
        scores,
        Map.of(),
        classified ? Optional.of(Controls.majority(train, test)) : Optional.empty(),
        Map.of(),
        Map.of(),
        facts(files, train, test),
        classified ? List.of() : List.of(why(files, train, test)),
        List.of());
  }

  /** Why nothing was classified. */
  private static String why(List<Path> files, Embeddings train, Embeddings test) {
    return files.size() == 1
        ? "nothing is classified: give two files, one to fit classifiers on and one to score"
        : "nothing is classified: there must be two classes or more in each file, but there are %d and %d"
            .formatted(train.classes().length, test.classes().length);
  }

  private static Map<String, String> facts(List<Path> files, Embeddings train, Embeddings test) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("dyad", Main.VERSION);
    if (files.size() == 2) {
      facts.put("train", files.get(0).toString());
      facts.put("trainSamples", Integer.toString(train.size()));
    }
    facts.put("test", files.get(files.size() - 1).toString());
    facts.put("testSamples", Integer.toString(test.size()));
    facts.put("dimension", Integer.toString(test.dimension()));
    facts.put("neighbours", Integer.toString(NEIGHBOURS));
    facts.put("seed", Long.toString(SEED));
    return facts;
  }
}
