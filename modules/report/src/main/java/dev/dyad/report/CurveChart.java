package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Pen.Stroke;
import dev.dyad.report.Training.Curve;
import java.util.ArrayList;
import java.util.List;

/** A curve of training. */
final class CurveChart {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 210;
  private static final int BUCKETS = 150;

  private CurveChart() {}

  /** Neighbouring points taken together; a gap where nothing in them is finite. */
  private record Bucket(double x, double mean, double low, double high) {
    boolean gap() {
      return Double.isNaN(mean);
    }
  }

  static Chart of(Curve curve) {
    List<Bucket> buckets = buckets(curve);
    double[] bounds = bounds(curve, buckets);
    double first = curve.x().length == 0 ? 0 : curve.x()[0];
    double last = curve.x().length == 0 ? 1 : curve.x()[curve.x().length - 1];
    Frame frame =
        Frame.inside(
            WIDTH,
            HEIGHT,
            Axis.within(curve.xName(), first, last, 5),
            Axis.around("", bounds[0], bounds[1], 4));
    List<Spot> spots =
        buckets.stream()
            .filter(b -> !b.gap())
            .map(b -> Spot.of(frame.px(b.x()), frame.py(b.mean()), words(curve, b)))
            .toList();
    return new Chart(
        "small",
        curve.name(),
        describe(curve),
        WIDTH,
        HEIGHT,
        Chart.Pointing.ACROSS,
        spots,
        pen -> draw(pen, frame, curve, buckets));
  }

  private static void draw(Pen pen, Frame frame, Curve curve, List<Bucket> buckets) {
    frame.draw(pen);
    var run = new ArrayList<Bucket>();
    for (Bucket bucket : buckets) {
      if (bucket.gap()) {
        drawRun(pen, frame, run);
        run.clear();
      } else {
        run.add(bucket);
      }
    }
    drawRun(pen, frame, run);
    curve
        .guide()
        .ifPresent(
            guide -> {
              double y = frame.py(guide.value());
              pen.line(
                  Stroke.dashed(Ink.NEGATIVE, 1.25),
                  frame.left(),
                  y,
                  frame.left() + frame.width(),
                  y);
              double under = y + 14 > frame.top() + frame.height() ? y - 5 : y + 14;
              pen.text(
                  Ink.NEGATIVE,
                  Pen.Anchor.END,
                  11,
                  false,
                  frame.left() + frame.width(),
                  y - 16 < frame.top() ? under : y - 5,
                  guide.name());
            });
  }

  private static void drawRun(Pen pen, Frame frame, List<Bucket> run) {
    if (run.isEmpty()) {
      return;
    }
    double[] x = frame.px(run.stream().mapToDouble(Bucket::x).toArray());
    double[] y = frame.py(run.stream().mapToDouble(Bucket::mean).toArray());
    if (run.size() == 1) {
      pen.dots(Ink.ENCODER, 4, x, y);
      return;
    }
    int n = run.size();
    double[] bandX = new double[2 * n];
    double[] bandY = new double[2 * n];
    for (int i = 0; i < n; i++) {
      bandX[i] = x[i];
      bandX[2 * n - 1 - i] = x[i];
      bandY[i] = frame.py(run.get(i).high());
      bandY[2 * n - 1 - i] = frame.py(run.get(i).low());
    }
    if (run.stream().anyMatch(b -> b.high() > b.low())) {
      pen.area(Ink.ENCODER, 0.18, bandX, bandY);
    }
    pen.line(Stroke.of(Ink.ENCODER, 1.75), x, y);
    if (n <= 30) {
      pen.dots(Ink.ENCODER, 4.5, x, y);
    }
  }

  private static List<Bucket> buckets(Curve curve) {
    int n = curve.x().length;
    int count = Math.min(n, BUCKETS);
    var buckets = new ArrayList<Bucket>();
    for (int b = 0; b < count; b++) {
      int from = (int) ((long) b * n / count);
      int to = (int) ((long) (b + 1) * n / count);
      double sum = 0;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      int finite = 0;
      for (int i = from; i < to; i++) {
        double value = curve.y()[i];
        if (Double.isFinite(value)) {
          finite++;
          sum += value;
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      double x = (curve.x()[from] + curve.x()[to - 1]) / 2;
      buckets.add(new Bucket(x, finite == 0 ? Double.NaN : sum / finite, low, high));
    }
    return buckets;
  }

  private static double[] bounds(Curve curve, List<Bucket> buckets) {
    double low = curve.guide().map(Training.Guide::value).orElse(Double.POSITIVE_INFINITY);
    double high = curve.guide().map(Training.Guide::value).orElse(Double.NEGATIVE_INFINITY);
    for (Bucket bucket : buckets) {
      if (!bucket.gap()) {
        low = Math.min(low, bucket.low());
        high = Math.max(high, bucket.high());
      }
    }
    boolean nearZero = low >= 0 && low < 0.4 * high;
    return low > high ? new double[] {0, 1} : new double[] {nearZero ? 0 : low, high};
  }

  private static String words(Curve curve, Bucket bucket) {
    boolean whole = bucket.x() == Math.rint(bucket.x()) || Math.abs(bucket.x()) >= 1000;
    String x = whole ? Numbers.whole(Math.round(bucket.x())) : Numbers.significant(bucket.x());
    String at = curve.xName() + " " + x;
    String value = curve.name() + " " + Numbers.significant(bucket.mean());
    String range =
        bucket.high() > bucket.low()
            ? "\nfrom %s to %s"
                .formatted(Numbers.significant(bucket.low()), Numbers.significant(bucket.high()))
            : "";
    return value + "\n" + at + range;
  }

  private static String describe(Curve curve) {
    int n = curve.y().length;
    return n == 0
        ? curve.name() + ": no values"
        : "%s over %s: from %s to %s"
            .formatted(
                curve.name(),
                curve.xName(),
                Numbers.significant(curve.y()[0]),
                Numbers.significant(curve.y()[n - 1]));
  }
}
