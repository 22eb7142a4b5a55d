package dev.dyad.cli;

import dev.dyad.core.Drawing;
import dev.dyad.core.Timeline;
import dev.dyad.eval.Score;
import dev.dyad.report.Detections;
import dev.dyad.report.Neighbours;
import dev.dyad.report.Oddest;
import dev.dyad.report.Report;
import dev.dyad.report.ReportPage;
import dev.dyad.report.Scores;
import dev.dyad.report.Section;
import dev.dyad.report.Timelines;
import dev.dyad.report.Warnings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Makes {@code anomalies.html} from what was found odd.
 *
 * @param run what was run
 * @param found what it found
 * @param report its numbers
 */
record AnomalySections<T>(AnomalyRun<T> run, AnomalyRun.Found found, RunReport report) {
  private static final int ODDEST = 24;
  private static final int THUMBNAIL = 116;

  /** Writes the page; the file. */
  Path write() throws IOException {
    var sections = new ArrayList<Section>();
    sections.add(scores());
    sections.add(new Warnings(report.warnings(), report.skipped()));
    sections.add(detections());
    found.encoder().times().ifPresent(times -> sections.add(timelines(times)));
    sections.add(oddest());
    String title =
        "What %s finds odd in %s"
            .formatted(
                run.recipe().method().getClass().getSimpleName(),
                Path.of(report.provenance().getOrDefault("testData", run.recipe().data().path()))
                    .getFileName());
    Path file = run.folder().path().resolve("anomalies.html");
    String command = report.provenance().getOrDefault("command", "");
    ReportPage.write(new Report(title, command, sections, report.provenance()), file);
    return file;
  }

  private Scores scores() {
    var cards = new ArrayList<Scores.Card>();
    for (Score score : found.encoder().figures()) {
      var controls = new ArrayList<Scores.Measured>();
      found
          .controlFigures()
          .forEach(
              (word, figures) ->
                  figures.stream()
                      .filter(f -> f.name().equals(score.name()))
                      .forEach(f -> controls.add(measured(ScoreTable.controlTitle(word), f))));
      cards.add(
          new Scores.Card(
              ScoreTable.title(score.name()),
              Scores.Scale.PLAIN,
              Scores.Better.HIGHER,
              measured("encoder", score),
              controls,
              how(score)));
    }
    return new Scores(cards);
  }

  private static Scores.Measured measured(String name, Score score) {
    double low = score.details().getOrDefault("low", score.value());
    double high = score.details().getOrDefault("high", score.value());
    return new Scores.Measured(name, score.value(), low, high);
  }

  private static String how(Score score) {
    Map<String, Double> details = score.details();
    if (details.containsKey("ranges")) {
      return "recall %.2f of %,.0f odd ranges, precision %.2f of %,.0f runs of alarms"
          .formatted(
              details.get("recall"),
              details.get("ranges"),
              details.get("precision"),
              details.get("alarms"));
    }
    String counts =
        "%,.0f odd, %,.0f normal".formatted(details.get("anomalies"), details.get("normal"));
    return details.containsKey("recall")
        ? "%s; recall %.2f, precision %.2f, false alarms %.3f"
            .formatted(
                counts,
                details.get("recall"),
                details.get("precision"),
                details.get("falseAlarmRate"))
        : counts;
  }

  private Detections detections() {
    var detectors = new ArrayList<Detections.Detector>();
    detectors.add(detector("encoder", found.encoder()));
    found
        .controls()
        .forEach((word, c) -> detectors.add(detector(ScoreTable.controlTitle(word), c)));
    return new Detections(found.encoder().threshold(), detectors);
  }

  private static Detections.Detector detector(String name, Anomalies anomalies) {
    double[] odd = anomalies.scoresWhere(true);
    double[] normal = anomalies.scoresWhere(false);
    return new Detections.Detector(
        name, odd.length + normal.length == 0 ? anomalies.scores() : normal, odd);
  }

  private Timelines timelines(TimeScores times) {
    var lines = new ArrayList<Timelines.Line>();
    for (int i = 0; i < times.timelines().size(); i++) {
      Timeline timeline = times.timelines().get(i);
      lines.add(
          new Timelines.Line(
              timeline.name(),
              timeline.values(),
              times.scores().get(i),
              timeline.odd(),
              found.encoder().threshold()));
    }
    return new Timelines(lines);
  }

  private Oddest oddest() {
    Anomalies anomalies = found.encoder();
    int[] rows = anomalies.oddestFirst();
    rows = Arrays.copyOf(rows, Math.min(ODDEST, rows.length));
    List<String> ids = Arrays.stream(rows).mapToObj(anomalies.test()::id).toList();
    Map<String, Drawing> drawings =
        SampleSections.drawings(run.work().modality(), run.test(), ids, THUMBNAIL);
    return new Oddest(
        Arrays.stream(rows)
            .mapToObj(
                row -> {
                  String id = anomalies.test().id(row);
                  Drawing drawing = drawings.getOrDefault(id, new Drawing.Words(id));
                  var item = new Neighbours.Item(id, anomalies.label(row), drawing);
                  return new Oddest.Sample(item, anomalies.scores()[row], anomalies.isOdd(row));
                })
            .toList());
  }
}
