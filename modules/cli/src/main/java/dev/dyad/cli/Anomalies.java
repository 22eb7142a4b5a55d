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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What one detector finds odd.
 *
 * @param normalSamples how many it was fitted on
 * @param test embeddings of the samples that were scored
 * @param scores one for each of them; the higher, the odder
 * @param threshold above which a sample is called odd
 * @param normalClasses names of the classes that are not odd; empty if nothing is known
 * @param times scores of the times of long series that the samples are windows of
 */
@SuppressWarnings("ArrayRecordComponent")
record Anomalies(
    int normalSamples,
    Embeddings test,
    double[] scores,
    double threshold,
    List<String> normalClasses,
    Optional<TimeScores> times) {
  private static final int ODDEST_SHOWN = 10;

  /**
   * Samples as one encoding represents them.
   *
   * @param normal what detectors are fitted on
   * @param heldOut normal samples that nothing was fitted on
   * @param test what is scored
   */
  record Encoded(Embeddings normal, Embeddings heldOut, Embeddings test) {
    static <T> Encoded of(Embedder<T> embedder, Embedder.Encoding encoding, Dataset<T> test) {
      Workload<T> work = embedder.work();
      return new Encoded(
          embedder.embed(work.train(), encoding),
          embedder.embed(work.calibration(), encoding),
          embedder.embed(test, encoding));
    }
  }

  /** Fits, sets the threshold on data that nothing was fitted on, and scores. */
  static Anomalies of(
      AnomalyDetector detector,
      double falseAlarmRate,
      Encoded encoded,
      Dataset<?> test,
      List<String> normalClasses) {
    AnomalyDetector.Fitted fitted = detector.fit(encoded.normal());
    double threshold = Detection.threshold(fitted.scores(encoded.heldOut()), falseAlarmRate);
    double[] scores = fitted.scores(encoded.test());
    return new Anomalies(
        encoded.normal().size(),
        encoded.test(),
        scores,
        threshold,
        normalClasses,
        TimeScores.of(test, encoded.test().ids(), scores));
  }

  /** Whether a sample is odd; empty where that is not known. */
  Optional<Boolean> isOdd(int row) {
    return normalClasses.isEmpty() || test.label(row) < 0
        ? Optional.empty()
        : Optional.of(!normalClasses.contains(test.labelNames().get(test.label(row))));
  }

  /** Scores of the samples of which it is known that they are odd, or not. */
  double[] scoresWhere(boolean odd) {
    return IntStream.range(0, scores.length)
        .filter(row -> isOdd(row).equals(Optional.of(odd)))
        .mapToDouble(row -> scores[row])
        .toArray();
  }

  /** AUROC and others, where it is known which samples or times are odd. */
  List<Score> figures() {
    var figures = new ArrayList<Score>();
    double[] normal = scoresWhere(false);
    double[] odd = scoresWhere(true);
    if (normal.length > 0 && odd.length > 0) {
      double[] all = DoubleStream.concat(Arrays.stream(normal), Arrays.stream(odd)).toArray();
      boolean[] marks = new boolean[all.length];
      Arrays.fill(marks, normal.length, all.length, true);
      var detection = new Detection(all, marks);
      figures.addAll(List.of(detection.auroc(), detection.aupr(), detection.f1(threshold)));
    }
    times.ifPresent(t -> figures.addAll(t.figures(threshold)));
    return List.copyOf(figures);
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
        out.print(EmbeddingFiles.quoted(test.id(row)));
        out.print("," + scores[row] + "," + (scores[row] > threshold) + ",");
        out.print(label(row).map(EmbeddingFiles::quoted).orElse(""));
        out.print("\n");
      }
      if (out.checkError()) {
        throw new IOException(file + ": could not be written whole");
      }
    }
  }

  /** The name of a sample's class. */
  Optional<String> label(int row) {
    int label = test.label(row);
    return label < 0 ? Optional.empty() : Optional.of(test.labelNames().get(label));
  }

  /** Prints how many samples are odd, and the oddest of them. */
  void print(PrintWriter out) {
    out.printf("%,d of %,d samples are odd, scoring above %.4g%n", odd(), test.size(), threshold);
    times.ifPresent(
        t -> out.printf("%,d times are odd, by the mean of their windows%n", t.alarms(threshold)));
    int[] rows = oddestFirst();
    for (int i = 0; i < Math.min(ODDEST_SHOWN, rows.length); i++) {
      out.printf(
          Locale.ROOT,
          "  %.4g  %s  %s%n",
          scores[rows[i]],
          test.id(rows[i]),
          label(rows[i]).orElse(""));
    }
  }

  /** How the figures came about, by name. */
  Map<String, String> facts(AnomalySpec spec, int calibrationSamples) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("detector", AnomalyCommand.DETECTORS.write(spec.detector()));
    facts.put("falseAlarmRateAskedFor", Double.toString(spec.falseAlarmRate()));
    facts.put("threshold", Double.toString(threshold));
    facts.put("normalSamples", Integer.toString(normalSamples));
    facts.put("calibrationSamples", Integer.toString(calibrationSamples));
    facts.put("oddSamples", Long.toString(odd()));
    return facts;
  }
}
