package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Detections.Detector;
import dev.dyad.report.Pen.Anchor;
import dev.dyad.report.Pen.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What detectors reach at every threshold. */
final class DetectionChart {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 300;
  private static final int POINTS = 200;

  private DetectionChart() {}

  /** A detector's curve: a corner for each of its thresholds. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Curve(String name, double[] x, double[] y) {}

  /** Recall over the share of false alarms (receiver operating characteristic). */
  static Chart roc(Detections detections) {
    return chart(
        "ROC: recall over false alarms",
        "false-alarm rate",
        "recall",
        detections.detectors().stream()
            .filter(Detector::isKnown)
            .map(d -> curve(d, false))
            .toList());
  }

  /** Precision over recall. */
  static Chart precisionRecall(Detections detections) {
    return chart(
        "precision over recall",
        "recall",
        "precision",
        detections.detectors().stream()
            .filter(Detector::isKnown)
            .map(d -> curve(d, true))
            .toList());
  }

  private static Curve curve(Detector detector, boolean precision) {
    double[] normal = detector.normal().clone();
    double[] odd = detector.odd().clone();
    Arrays.sort(normal);
    Arrays.sort(odd);
    var x = new ArrayList<Double>();
    var y = new ArrayList<Double>();
    if (!precision) {
      x.add(0.0);
      y.add(0.0);
    }
    int n = normal.length;
    int a = odd.length;
    while (n > 0 || a > 0) {
      double threshold =
          Math.max(
              n > 0 ? normal[n - 1] : Double.NEGATIVE_INFINITY,
              a > 0 ? odd[a - 1] : Double.NEGATIVE_INFINITY);
      while (n > 0 && normal[n - 1] >= threshold) {
        n--;
      }
      while (a > 0 && odd[a - 1] >= threshold) {
        a--;
      }
      double hits = odd.length - a;
      double alarms = normal.length - n;
      double recall = hits / odd.length;
      x.add(precision ? recall : alarms / normal.length);
      y.add(precision ? hits / (hits + alarms) : recall);
    }
    return thinned(detector.name(), x, y);
  }

  /** The points that move on by a visible step, and the last. */
  private static Curve thinned(String name, List<Double> x, List<Double> y) {
    var kept = new ArrayList<Integer>();
    double lastX = -1;
    double lastY = -1;
    for (int i = 0; i < x.size(); i++) {
      double way = Math.abs(x.get(i) - lastX) + Math.abs(y.get(i) - lastY);
      if (way > 2.0 / POINTS || i == x.size() - 1) {
        kept.add(i);
        lastX = x.get(i);
        lastY = y.get(i);
      }
    }
    return new Curve(
        name,
        kept.stream().mapToDouble(x::get).toArray(),
        kept.stream().mapToDouble(y::get).toArray());
  }

  private static Chart chart(String title, String xName, String yName, List<Curve> curves) {
    Frame frame =
        Frame.inside(
            WIDTH,
            HEIGHT,
            Axis.within(xName, 0, 1, 4).written(Numbers::percentMark),
            Axis.within(yName, 0, 1, 4).written(Numbers::percentMark));
    var spots = new ArrayList<Spot>();
    for (Curve curve : curves) {
      for (int i = 0; i < curve.x().length; i++) {
        String text =
            "%s\n%s %s\n%s %s"
                .formatted(
                    curve.name(),
                    yName,
                    Numbers.percent(curve.y()[i]),
                    xName,
                    Numbers.percent(curve.x()[i]));
        spots.add(Spot.of(frame.px(curve.x()[i]), frame.py(curve.y()[i]), text));
      }
    }
    String names = String.join(", ", curves.stream().map(Curve::name).toList());
    return new Chart(
        "small",
        title,
        title + ": " + names,
        WIDTH,
        HEIGHT,
        Chart.Pointing.NEAR,
        spots,
        pen -> draw(pen, frame, curves));
  }

  private static void draw(Pen pen, Frame frame, List<Curve> curves) {
    frame.draw(pen);
    for (int i = curves.size() - 1; i >= 0; i--) {
      Ink ink = ink(i);
      Curve curve = curves.get(i);
      pen.line(
          i == 0 ? Stroke.of(ink, 2) : Stroke.dashed(ink, 1.5),
          frame.px(curve.x()),
          frame.py(curve.y()));
    }
    double bottom = frame.top() + frame.height() - 8;
    for (int i = 0; i < curves.size(); i++) {
      double y = bottom - 15 * (curves.size() - 1 - i);
      double right = frame.left() + frame.width() - 6;
      pen.text(
          ink(i),
          Anchor.END,
          11,
          i == 0,
          right,
          y,
          (i == 0 ? "— " : "- - ") + Drawings.shortened(curves.get(i).name(), 24));
    }
  }

  /** The encoder's own colour, then the classes' but for that one. */
  private static Ink ink(int curve) {
    return curve == 0 ? Ink.ENCODER : Ink.ofLabel(curve);
  }
}
