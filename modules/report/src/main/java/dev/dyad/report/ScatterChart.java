package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Scatter.Dot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Dots coloured by label, with the label's name in the middle of its dots. */
final class ScatterChart {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 560;

  private ScatterChart() {}

  static Chart of(Scatter scatter) {
    double[] x = scatter.dots().stream().mapToDouble(Dot::x).toArray();
    double[] y = scatter.dots().stream().mapToDouble(Dot::y).toArray();
    Plane plane = Plane.fitting(x, y, WIDTH, HEIGHT);
    Map<Integer, List<Dot>> byLabel = new TreeMap<>();
    var spots = new ArrayList<Spot>();
    for (Dot dot : scatter.dots()) {
      int label = dot.label().orElse(-1);
      byLabel.computeIfAbsent(label, any -> new ArrayList<>()).add(dot);
      spots.add(new Spot(plane.px(dot.x()), plane.py(dot.y()), words(scatter, dot), label));
    }
    double diameter = scatter.dots().size() > 3000 ? 4 : scatter.dots().size() > 800 ? 5 : 7;
    return new Chart(
        "wide",
        scatter.name(),
        "%s of %s samples, %d labels"
            .formatted(scatter.name(), Numbers.whole(x.length), scatter.labelNames().size()),
        WIDTH,
        HEIGHT,
        Chart.Pointing.NEAR,
        spots,
        pen -> {
          byLabel.forEach(
              (label, dots) -> pen.ofLabel(label, () -> draw(pen, plane, label, dots, diameter)));
          byLabel.forEach((label, dots) -> name(pen, plane, scatter, label, dots));
        });
  }

  private static String words(Scatter scatter, Dot dot) {
    String name = dot.label().isEmpty() ? "" : "\n" + labelName(scatter, dot.label().getAsInt());
    String words =
        Drawings.words(dot.drawing()).map(w -> "\n" + Drawings.shortened(w, 300)).orElse("");
    return Drawings.shortened(dot.id(), 200) + name + words;
  }

  static String labelName(Scatter scatter, int label) {
    return label >= 0 && label < scatter.labelNames().size()
        ? scatter.labelNames().get(label)
        : label < 0 ? "unlabelled" : "label " + label;
  }

  private static void draw(Pen pen, Plane plane, int label, List<Dot> dots, double diameter) {
    double[] x = dots.stream().mapToDouble(d -> plane.px(d.x())).toArray();
    double[] y = dots.stream().mapToDouble(d -> plane.py(d.y())).toArray();
    pen.dots(Ink.ofLabel(label), diameter, x, y);
    if (label >= Ink.CLASS_COUNT) {
      pen.dots(Ink.GROUND, diameter / 2, x, y);
    }
  }

  /** Written at the dot nearest to the middle of all, so that it stands on dots of its own. */
  private static void name(Pen pen, Plane plane, Scatter scatter, int label, List<Dot> dots) {
    if (label < 0 || scatter.labelNames().size() > 2 * Ink.CLASS_COUNT) {
      return;
    }
    double x = middle(dots.stream().mapToDouble(Dot::x).toArray());
    double y = middle(dots.stream().mapToDouble(Dot::y).toArray());
    String text = Drawings.shortened(labelName(scatter, label), 16);
    pen.ofLabel(
        label,
        () -> {
          double across = plane.px(x);
          double half = text.length() * 4.5 + 6;
          pen.box(Ink.GROUND, 0.85, across - half, plane.py(y) - 12, 2 * half, 22);
          pen.text(Ink.TEXT, Pen.Anchor.MIDDLE, 15, true, across, plane.py(y) + 5, text);
        });
  }

  private static double middle(double[] values) {
    java.util.Arrays.sort(values);
    return values[values.length / 2];
  }
}
