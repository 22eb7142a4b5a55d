package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.FewLabels.Line;
import dev.dyad.report.FewLabels.Point;
import dev.dyad.report.Pen.Anchor;
import dev.dyad.report.Pen.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Accuracy over the number of labels a class. */
final class FewLabelsChart {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 300;
  private static final double NAMES = 84;

  private FewLabelsChart() {}

  static Chart of(FewLabels few) {
    Frame frame = frame(few);
    var spots = new ArrayList<Spot>();
    for (Line line : few.lines()) {
      for (Point point : line.points()) {
        String range =
            point.high() > point.low()
                ? "\n%s to %s"
                    .formatted(Numbers.percent(point.low()), Numbers.percent(point.high()))
                : "";
        String text =
            "%s\n%d a class: %s%s"
                .formatted(
                    line.name(), point.labelsPerClass(), Numbers.percent(point.accuracy()), range);
        spots.add(Spot.of(frame.px(point.labelsPerClass()), frame.py(point.accuracy()), text));
      }
    }
    return new Chart(
        "medium",
        "accuracy from few labels",
        "Accuracy of a probe over the number of labels a class",
        WIDTH,
        HEIGHT,
        Chart.Pointing.NEAR,
        spots,
        pen -> draw(pen, frame, few));
  }

  private static Frame frame(FewLabels few) {
    var counts = new TreeSet<Integer>();
    double low = 1;
    double high = 0;
    for (Line line : few.lines()) {
      for (Point point : line.points()) {
        counts.add(point.labelsPerClass());
        low = Math.min(low, point.low());
        high = Math.max(high, point.high());
      }
    }
    List<Axis.Mark> marks = counts.stream().map(c -> new Axis.Mark(c, Numbers.whole(c))).toList();
    double last = Math.max(counts.last(), counts.first() * 1.5);
    Axis x = new Axis("labels a class", counts.first() * 0.85, last, true, marks);
    Axis y = Axis.around("accuracy", low, high, 4).written(Numbers::percentMark);
    Frame wide = Frame.inside(WIDTH, HEIGHT, x, y);
    return new Frame(wide.left(), wide.top(), wide.width() - NAMES, wide.height(), x, y);
  }

  private static void draw(Pen pen, Frame frame, FewLabels few) {
    frame.draw(pen);
    double lastName = Double.NEGATIVE_INFINITY;
    var byHeight = new ArrayList<>(few.lines());
    byHeight.sort((a, b) -> Double.compare(end(b), end(a)));
    for (Line line : byHeight) {
      boolean encoder = line.equals(few.lines().get(0));
      Ink ink = encoder ? Ink.ENCODER : Ink.CONTROL;
      double[] x = frame.px(line.points().stream().mapToDouble(Point::labelsPerClass).toArray());
      double[] y = frame.py(line.points().stream().mapToDouble(Point::accuracy).toArray());
      for (Point point : line.points()) {
        double at = frame.px(point.labelsPerClass());
        pen.line(
            new Stroke(ink, 4, false, 0.3), at, frame.py(point.low()), at, frame.py(point.high()));
      }
      if (x.length > 1) {
        pen.line(encoder ? Stroke.of(ink, 2) : Stroke.dashed(ink, 1.5), x, y);
      }
      pen.dots(ink, encoder ? 7 : 6, x, y);
      if (!encoder) {
        pen.dots(Ink.GROUND, 3, x, y);
      }
      lastName = Math.max(y[y.length - 1] + 4, lastName + 14);
      pen.text(
          encoder ? Ink.ENCODER : Ink.MUTED,
          Anchor.START,
          12,
          encoder,
          x[x.length - 1] + 8,
          lastName,
          Drawings.shortened(line.name(), 14));
    }
  }

  private static double end(Line line) {
    return line.points().get(line.points().size() - 1).accuracy();
  }
}
