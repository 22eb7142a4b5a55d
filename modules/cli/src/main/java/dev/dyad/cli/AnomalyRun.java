package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.SkipLog;
import dev.dyad.eval.IsolationForest;
import dev.dyad.eval.Score;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Telling odd samples from normal ones by a run's encoder, and by what it has to beat.
 *
 * @param spec how
 * @param recipe of the run
 * @param folder of the run
 * @param work its data, with samples to set thresholds on
 * @param test what is scored
 * @param skips notes samples that cannot be read
 * @param terminal hears how far it is
 */
record AnomalyRun<T>(
    AnomalySpec spec,
    Recipe recipe,
    RunFolder folder,
    Workload<T> work,
    Dataset<T> test,
    SkipLog skips,
    Terminal terminal) {
  /** The word for a forest on the samples themselves. */
  private static final String FOREST = "isolationForest";

  /**
   * What was found.
   *
   * @param encoder by the trained encoder
   * @param controls by others, by a word such as "raw"
   * @param simple figures of controls that score times alone
   */
  record Found(
      Anomalies encoder, Map<String, Anomalies> controls, Map<String, List<Score>> simple) {
    /** The figures of all controls, by word. */
    Map<String, List<Score>> controlFigures() {
      var figures = new LinkedHashMap<String, List<Score>>();
      controls.forEach((word, control) -> figures.put(word, control.figures()));
      figures.putAll(simple);
      return figures;
    }
  }

  Found find() throws IOException {
    long samples = (long) work.train().size() + work.calibration().size() + test.size();
    var forests = new ArrayList<Anomalies>();
    Map<String, Anomalies> found =
        new Encodings<>(recipe, folder, work, skips)
            .each(
                work.train(),
                (word, as, encoding) -> {
                  terminal.say("scoring: %s", ScoreTable.controlTitle(word));
                  try {
                    var embedder =
                        new Embedder<>(
                            as, recipe.workers(), skips, terminal.count("embed", samples));
                    var encoded = Anomalies.Encoded.of(embedder, encoding, test);
                    if (forests.isEmpty() && !Encodings.isNetwork(word)) {
                      forests.add(scored(new AnomalySpec(new IsolationForest(), rate()), encoded));
                    }
                    return scored(spec, encoded);
                  } finally {
                    terminal.close();
                  }
                });
    Anomalies encoder = found.remove(Encodings.ENCODER);
    forests.forEach(forest -> found.put(FOREST, forest));
    return new Found(encoder, found, simple(encoder));
  }

  private double rate() {
    return spec.falseAlarmRate();
  }

  private Anomalies scored(AnomalySpec how, Anomalies.Encoded encoded) {
    return Anomalies.of(how.detector(), rate(), encoded, test, recipe.data().normal());
  }

  private Map<String, List<Score>> simple(Anomalies encoder) {
    var simple = new LinkedHashMap<String, List<Score>>();
    encoder
        .times()
        .ifPresent(
            times ->
                times
                    .movingZThreshold(rate())
                    .ifPresent(
                        threshold ->
                            simple.put("movingZScore", times.movingZScore().figures(threshold))));
    return simple;
  }
}
