package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Pen.Anchor;
import dev.dyad.report.Pen.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/** Distances of positive and of negative pairs, each as shares of its own kind. */
final class HistogramChart {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 300;
  private static final int BINS = 40;

  private HistogramChart() {}

  static Chart of(PairDistances distances) {
    DoubleSummaryStatistics range =
        DoubleStream.concat(
                Arrays.stream(distances.positive()), Arrays.stream(distances.negative()))
            .filter(Double::isFinite)
            .summaryStatistics();
    Axis x = Axis.around(distances.measure(), range.getMin(), range.getMax(), 6);
    double[] positive = shares(distances.positive(), x);
    double[] negative = shares(distances.negative(), x);
    double top =
        DoubleStream.concat(Arrays.stream(positive), Arrays.stream(negative)).max().orElse(1);
    Axis y = Axis.around("share of pairs", 0, top, 4).written(Numbers::percentMark);
    Frame frame = Frame.inside(WIDTH, HEIGHT, x, y);
    var spots = new ArrayList<Spot>();
    for (int bin = 0; bin < BINS; bin++) {
      double from = edge(x, bin);
      String text =
          "%s to %s\npositive %s\nnegative %s"
              .formatted(
                  Numbers.significant(from),
                  Numbers.significant(edge(x, bin + 1)),
                  Numbers.percent(positive[bin]),
                  Numbers.percent(negative[bin]));
      double peak = Math.max(positive[bin], negative[bin]);
      spots.add(Spot.of(frame.px((from + edge(x, bin + 1)) / 2), frame.py(peak), text));
    }
    return new Chart(
        "medium",
        "positive and negative pairs",
        "Histograms of the distances of positive and of negative pairs",
        WIDTH,
        HEIGHT,
        Chart.Pointing.ACROSS,
        spots,
        pen -> {
          frame.draw(pen);
          steps(pen, frame, Ink.NEGATIVE, negative);
          steps(pen, frame, Ink.POSITIVE, positive);
          legend(pen);
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

  private static void legend(Pen pen) {
    pen.box(Ink.POSITIVE, 1, WIDTH - 240, 3, 10, 10);
    pen.text(Ink.TEXT, Anchor.START, 12, false, WIDTH - 225, 12, "same sample");
    pen.box(Ink.NEGATIVE, 1, WIDTH - 130, 3, 10, 10);
    pen.text(Ink.TEXT, Anchor.START, 12, false, WIDTH - 115, 12, "other samples");
  }
}
