package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.PairPlane.Pair;
import dev.dyad.report.Pen.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Positive pairs in the plane, joined by lines. */
final class PlaneChart {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 400;

  private PlaneChart() {}

  static Chart of(PairPlane pairs) {
    double[] allX =
        pairs.pairs().stream().flatMapToDouble(p -> DoubleStream.of(p.x1(), p.x2())).toArray();
    double[] allY =
        pairs.pairs().stream().flatMapToDouble(p -> DoubleStream.of(p.y1(), p.y2())).toArray();
    Plane plane = Plane.fitting(allX, allY, WIDTH, HEIGHT);
    Map<Integer, List<Pair>> byLabel = new TreeMap<>();
    var spots = new ArrayList<Spot>();
    for (Pair pair : pairs.pairs()) {
      int label = pair.label().orElse(-1);
      byLabel.computeIfAbsent(label, any -> new ArrayList<>()).add(pair);
      String name =
          label >= 0 && label < pairs.labelNames().size()
              ? "\n" + pairs.labelNames().get(label)
              : "";
      spots.add(new Spot(plane.px(pair.x1()), plane.py(pair.y1()), pair.id() + name, label));
      spots.add(new Spot(plane.px(pair.x2()), plane.py(pair.y2()), pair.id() + name, label));
    }
    return new Chart(
        "medium",
        "pairs in the plane (" + pairs.projection() + ")",
        "%d positive pairs, each joined by a line".formatted(pairs.pairs().size()),
        WIDTH,
        HEIGHT,
        Chart.Pointing.NEAR,
        spots,
        pen -> byLabel.forEach((label, some) -> draw(pen, plane, Ink.ofLabel(label), some)));
  }

  private static void draw(Pen pen, Plane plane, Ink ink, List<Pair> pairs) {
    double[] x1 = each(pairs, p -> plane.px(p.x1()));
    double[] y1 = each(pairs, p -> plane.py(p.y1()));
    double[] x2 = each(pairs, p -> plane.px(p.x2()));
    double[] y2 = each(pairs, p -> plane.py(p.y2()));
    pen.segments(new Stroke(ink, 1.25, false, 0.6), x1, y1, x2, y2);
    pen.dots(ink, 6, x1, y1);
    pen.dots(ink, 6, x2, y2);
    pen.dots(Ink.GROUND, 3, x2, y2);
  }

  private static double[] each(List<Pair> pairs, ToDoubleFunction<Pair> coordinate) {
    return pairs.stream().mapToDouble(coordinate).toArray();
  }
}
