package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.eval.AnomalyDetector;
import dev.dyad.eval.Detection;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one encoding finds odd.
 *
 * @param normal embeddings that the detector was fitted on
 * @param test embeddings of the samples that were scored
 * @param scores one for each of them; the higher, the odder
 * @param threshold above which a sample is called odd
 * @param figures AUROC and others, where it is known which samples are odd
 */
@SuppressWarnings("ArrayRecordComponent")
record Anomalies(
    Embeddings normal, Embeddings test, double[] scores, double threshold, List<Score> figures) {
  private static final int ODDEST_SHOWN = 10;

  /**
   * Fits, sets the threshold on data that nothing was fitted on, and scores.
   *
   * @param normalClasses names of the classes that are not odd; empty if nothing is known
   */
  static <T> Anomalies of(
      AnomalySpec spec,
      Embedder<T> embedder,
      Embedder.Encoding encoding,
      Dataset<T> test,
      List<String> normalClasses) {
    Workload<T> work = embedder.work();
    Embeddings normal = embedder.embed(work.train(), encoding);
    AnomalyDetector.Fitted fitted = spec.detector().fit(normal);
    double[] heldOut = fitted.scores(embedder.embed(work.calibration(), encoding));
    double threshold = Detection.threshold(heldOut, spec.falseAlarmRate());
    Embeddings scored = embedder.embed(test, encoding);
    double[] scores = fitted.scores(scored);
    return new Anomalies(
        normal, scored, scores, threshold, figures(scored, scores, threshold, normalClasses));
  }

  private static List<Score> figures(
      Embeddings test, double[] scores, double threshold, List<String> normalClasses) {
    int[] known = IntStream.range(0, scores.length).filter(row -> test.label(row) >= 0).toArray();
    boolean[] anomalies = new boolean[known.length];
    double[] knownScores = new double[known.length];
    int odd = 0;
    for (int i = 0; i < known.length; i++) {
      anomalies[i] = !normalClasses.contains(test.labelNames().get(test.label(known[i])));
      knownScores[i] = scores[known[i]];
      odd += anomalies[i] ? 1 : 0;
    }
    if (normalClasses.isEmpty() || odd == 0 || odd == known.length) {
      return List.of();
    }
    var detection = new Detection(knownScores, anomalies);
    return List.of(detection.auroc(), detection.aupr(), detection.f1(threshold));
  }

  /** Samples above the threshold. */
  long odd() {
    return IntStream.range(0, scores.length).filter(row -> scores[row] > threshold).count();
  }

  /** Rows, oddest first. */
  int[] oddestFirst() {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -scores[row]))
        .mapToInt(row -> row)
        .toArray();
  }

  /** Writes id, score, whether it is above the threshold, and label, oddest first. */
  void write(Path file) throws IOException {
    try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      out.print("id,score,odd,label\n");
      for (int row : oddestFirst()) {
        int label = test.label(row);
        out.print(EmbeddingFiles.quoted(test.id(row)));
        out.print("," + scores[row] + "," + (scores[row] > threshold) + ",");
        out.print(label < 0 ? "" : EmbeddingFiles.quoted(test.labelNames().get(label)));
        out.print("\n");
      }
      if (out.checkError()) {
        throw new IOException(file + ": could not be written whole");
      }
    }
  }

  /** Prints the oddest samples. */
  void printOddest(PrintWriter out) {
    int[] rows = oddestFirst();
    for (int i = 0; i < Math.min(ODDEST_SHOWN, rows.length); i++) {
      int label = test.label(rows[i]);
      out.printf(
          Locale.ROOT,
          "  %.4g  %s  %s%n",
          scores[rows[i]],
          test.id(rows[i]),
          label < 0 ? "" : test.labelNames().get(label));
    }
  }

  /** How the figures came about, by name. */
  Map<String, String> facts(AnomalySpec spec, int calibrationSamples) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("detector", AnomalyCommand.DETECTORS.write(spec.detector()));
    facts.put("falseAlarmRateAskedFor", Double.toString(spec.falseAlarmRate()));
    facts.put("threshold", Double.toString(threshold));
    facts.put("normalSamples", Integer.toString(normal.size()));
    facts.put("calibrationSamples", Integer.toString(calibrationSamples));
    facts.put("oddSamples", Long.toString(odd()));
    return facts;
  }
}
