package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Pen.Anchor;
import dev.dyad.report.Pen.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Two kinds of values over each other, each as shares of its own kind. */
final class HistogramChart {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 300;
  private static final int BINS = 40;

  private HistogramChart() {}

  /** One kind of values. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Kind(String name, String legend, Ink ink, double[] values) {}

  /** Names of the chart and its axes, and where a line is drawn. */
  private record Words(
      String title, String description, String measure, String share, OptionalDouble line) {}

  /** Distances of positive and of negative pairs. */
  static Chart of(PairDistances distances) {
    return of(
        new Words(
            "positive and negative pairs",
            "Histograms of the distances of positive and of negative pairs",
            distances.measure(),
            "share of pairs",
            OptionalDouble.empty()),
        new Kind("positive", "same sample", Ink.POSITIVE, distances.positive()),
        new Kind("negative", "other samples", Ink.NEGATIVE, distances.negative()));
  }

  /** Scores of normal and of odd samples, and the threshold. */
  static Chart of(Detections detections) {
    Detections.Detector encoder = detections.detectors().get(0);
    return of(
        new Words(
            "scores of " + encoder.name(),
            "Histograms of the scores of normal and of odd samples, with the threshold",
            "score",
            "share of samples",
            OptionalDouble.of(detections.threshold())),
        new Kind(
            encoder.odd().length > 0 ? "normal" : "all",
            encoder.odd().length > 0 ? "normal" : "all samples",
            Ink.POSITIVE,
            encoder.normal()),
        new Kind("odd", "odd", Ink.NEGATIVE, encoder.odd()));
  }

  private static Chart of(Words words, Kind first, Kind second) {
    DoubleSummaryStatistics range =
        DoubleStream.concat(
                DoubleStream.concat(Arrays.stream(first.values()), Arrays.stream(second.values())),
                words.line().stream())
            .filter(Double::isFinite)
            .summaryStatistics();
    Axis x = Axis.around(words.measure(), range.getMin(), range.getMax(), 6);
    double[] ones = shares(first.values(), x);
    double[] others = shares(second.values(), x);
    double top = DoubleStream.concat(Arrays.stream(ones), Arrays.stream(others)).max().orElse(1);
    Axis y = Axis.around(words.share(), 0, top, 4).written(Numbers::percentMark);
    Frame frame = Frame.inside(WIDTH, HEIGHT, x, y);
    var spots = new ArrayList<Spot>();
    for (int bin = 0; bin < BINS; bin++) {
      double from = edge(x, bin);
      String text =
          "%s to %s\n%s %s"
              .formatted(
                  Numbers.significant(from),
                  Numbers.significant(edge(x, bin + 1)),
                  first.name(),
                  Numbers.percent(ones[bin]));
      if (second.values().length > 0) {
        text += "\n%s %s".formatted(second.name(), Numbers.percent(others[bin]));
      }
      double peak = Math.max(ones[bin], others[bin]);
      spots.add(Spot.of(frame.px((from + edge(x, bin + 1)) / 2), frame.py(peak), text));
    }
    return new Chart(
        "medium",
        words.title(),
        words.description(),
        WIDTH,
        HEIGHT,
        Chart.Pointing.ACROSS,
        spots,
        pen -> {
          frame.draw(pen);
          if (second.values().length > 0) {
            steps(pen, frame, second.ink(), others);
          }
          steps(pen, frame, first.ink(), ones);
          words.line().ifPresent(at -> threshold(pen, frame, at));
          legend(pen, first, second);
        });
  }

  private static double edge(Axis x, int bin) {
    return x.low() + (x.high() - x.low()) * bin / BINS;
  }

  private static double[] shares(double[] values, Axis x) {
    double[] shares = new double[BINS];
    for (double value : values) {
      if (Double.isFinite(value)) {
        shares[Math.min(BINS - 1, (int) (x.share(value) * BINS))] += 1.0 / values.length;
      }
    }
    return shares;
  }

  private static void steps(Pen pen, Frame frame, Ink ink, double[] shares) {
    double[] x = new double[2 * BINS + 2];
    double[] y = new double[2 * BINS + 2];
    x[0] = frame.px(edge(frame.x(), 0));
    y[0] = frame.py(0);
    for (int bin = 0; bin < BINS; bin++) {
      x[2 * bin + 1] = frame.px(edge(frame.x(), bin));
      x[2 * bin + 2] = frame.px(edge(frame.x(), bin + 1));
      y[2 * bin + 1] = frame.py(shares[bin]);
      y[2 * bin + 2] = y[2 * bin + 1];
    }
    x[2 * BINS + 1] = x[2 * BINS];
    y[2 * BINS + 1] = frame.py(0);
    pen.area(ink, 0.28, x, y);
    pen.line(Stroke.of(ink, 1.5), x, y);
  }

  private static void threshold(Pen pen, Frame frame, double at) {
    if (!Double.isFinite(at)) {
      return;
    }
    double x = frame.px(at);
    pen.line(Stroke.dashed(Ink.TEXT, 1.25), x, frame.top(), x, frame.top() + frame.height());
    boolean right = x < frame.left() + frame.width() - 70;
    pen.text(
        Ink.TEXT,
        right ? Anchor.START : Anchor.END,
        11,
        false,
        right ? x + 5 : x - 5,
        frame.top() + 12,
        "threshold");
  }

  private static void legend(Pen pen, Kind first, Kind second) {
    pen.box(first.ink(), 1, WIDTH - 240, 3, 10, 10);
    pen.text(Ink.TEXT, Anchor.START, 12, false, WIDTH - 225, 12, first.legend());
    if (second.values().length > 0) {
      pen.box(second.ink(), 1, WIDTH - 130, 3, 10, 10);
      pen.text(Ink.TEXT, Anchor.START, 12, false, WIDTH - 115, 12, second.legend());
    }
  }
}
