package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Pen.Anchor;
import dev.dyad.report.Pen.Stroke;
import dev.dyad.report.Training.AlignmentUniformity;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The path of alignment and uniformity; down and to the left is better. */
final class UniformityChart {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 260;

  /** Keeps the marks of a path of one epoch apart. */
  private static final double LEAST_MARGIN = 0.01;

  private UniformityChart() {}

  static Chart of(List<AlignmentUniformity> path) {
    Frame frame =
        Frame.inside(
            WIDTH,
            HEIGHT,
            axis("uniformity (lower: spread wider)", path, AlignmentUniformity::uniformity),
            axis("alignment (lower: views nearer)", path, AlignmentUniformity::alignment));
    List<Spot> spots =
        path.stream()
            .map(
                p ->
                    Spot.of(
                        frame.px(p.uniformity()),
                        frame.py(p.alignment()),
                        "epoch %d\nalignment %s\nuniformity %s"
                            .formatted(
                                p.epoch(),
                                Numbers.significant(p.alignment()),
                                Numbers.significant(p.uniformity()))))
            .toList();
    return new Chart(
        "small",
        "alignment and uniformity",
        "Path of alignment and uniformity over %d epochs".formatted(path.size()),
        WIDTH,
        HEIGHT,
        Chart.Pointing.NEAR,
        spots,
        pen -> draw(pen, frame, path));
  }

  private static Axis axis(
      String name,
      List<AlignmentUniformity> path,
      ToDoubleFunction<AlignmentUniformity> coordinate) {
    var range = path.stream().mapToDouble(coordinate).summaryStatistics();
    double margin = Math.max(LEAST_MARGIN, 0.06 * (range.getMax() - range.getMin()));
    return Axis.around(name, range.getMin() - margin, range.getMax() + margin, 4);
  }

  private static void draw(Pen pen, Frame frame, List<AlignmentUniformity> path) {
    frame.draw(pen);
    double[] x = path.stream().mapToDouble(p -> frame.px(p.uniformity())).toArray();
    double[] y = path.stream().mapToDouble(p -> frame.py(p.alignment())).toArray();
    if (x.length > 1) {
      pen.line(new Stroke(Ink.ENCODER, 1.75, false, 0.6), x, y);
    }
    pen.dots(Ink.ENCODER, 5.5, x, y);
    int last = x.length - 1;
    pen.dot(Ink.GROUND, 3, x[0], y[0]);
    name(pen, frame, x[0], y[0] + 22, "epoch " + path.get(0).epoch());
    if (last > 0) {
      pen.dot(Ink.ENCODER, 9, x[last], y[last]);
      name(pen, frame, x[last], y[last], "epoch " + path.get(last).epoch());
    }
  }

  private static void name(Pen pen, Frame frame, double x, double y, String text) {
    boolean right = x < frame.left() + frame.width() * 0.6;
    double height = y < frame.top() + 14 ? y + 16 : y - 8;
    pen.text(
        Ink.TEXT, right ? Anchor.START : Anchor.END, 11, true, right ? x + 7 : x - 7, height, text);
  }
}
