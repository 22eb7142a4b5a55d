package dev.dyad.graph;

import dev.dyad.core.View;
import dev.dyad.graph.Sketch.Disc;
import dev.dyad.graph.Sketch.Line;
import dev.dyad.graph.Sketch.Mark;
import dev.dyad.graph.Sketch.Pen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a graph, or a view over its original: what was dropped is pale and dashed, edges that were
 * added are blue, nodes whose attributes were hidden are white, changed features have an orange
 * rim.
 */
final class GraphSketch {
  /** Graphs with more nodes are not drawn. */
  static final int MAX_NODES = 400;

  /** Graphs with more edges are not drawn. */
  static final int MAX_EDGES = 4_000;

  private static final int SIDE = 320;
  private static final int EDGE = 0x6b7280;
  private static final int DROPPED = 0xe39a9a;
  private static final int ADDED = 0x1d4ed8;
  private static final int RIM = 0x1f2937;
  private static final int CHANGED = 0xf97316;
  private static final int WHITE = 0xffffff;

  private final AttributedGraph original;
  private final Layout places;
  private final NodeColors colors;
  private final double radius;
  private final List<Mark> marks = new ArrayList<>();
  private final Map<Long, Integer> drawn = new HashMap<>();

  private GraphSketch(AttributedGraph original) {
    this.original = original;
    radius = Math.max(3, Math.min(12, 45 / Math.sqrt(original.nodeCount())));
    places = Layout.of(original.structure()).within(SIDE, 4 + 2 * radius);
    colors = new NodeColors(original.nodes());
  }

  /** Whether a graph is small enough to be drawn. */
  static boolean fits(AttributedGraph graph) {
    return graph.nodeCount() <= MAX_NODES && graph.edgeCount() <= MAX_EDGES;
  }

  static Sketch of(AttributedGraph original, View<AttributedGraph> view) {
    return new GraphSketch(original).sketch(Traced.of(original, view.changes()));
  }

  static Sketch of(AttributedGraph graph) {
    return new GraphSketch(graph).sketch(Traced.original(graph));
  }

  private Sketch sketch(Traced view) {
    boolean[] keptEdges = new boolean[original.edgeCount()];
    for (int edge : view.edges()) {
      if (edge >= 0) {
        keptEdges[edge] = true;
      }
    }
    for (int e = 0; e < keptEdges.length; e++) {
      if (!keptEdges[e]) {
        line(original.source(e), original.target(e), new Pen(DROPPED, 2, true));
      }
    }
    drawn.clear();
    for (int e = 0; e < view.edges().length; e++) {
      int source = view.nodes()[view.graph().source(e)];
      int target = view.nodes()[view.graph().target(e)];
      line(source, target, pen(view, e));
    }
    boolean[] keptNodes = new boolean[original.nodeCount()];
    for (int v = 0; v < view.nodes().length; v++) {
      keptNodes[view.nodes()[v]] = true;
      node(view, v);
    }
    for (int v = 0; v < keptNodes.length; v++) {
      if (!keptNodes[v]) {
        disc(v, 0.7 * radius, WHITE, new Pen(DROPPED, 2, true));
      }
    }
    return new Sketch(SIDE, marks);
  }

  private static Pen pen(Traced view, int edge) {
    boolean isNew = view.edges()[edge] < 0;
    double weight = Math.min(1, Math.abs(view.graph().weight(edge)));
    return new Pen(isNew ? ADDED : EDGE, (isNew ? 3 : 2) * (0.3 + 0.7 * weight), false);
  }

  private void node(Traced view, int v) {
    int origin = view.nodes()[v];
    Attributes before = original.nodes();
    Attributes after = view.graph().nodes();
    boolean hidden = before.label(origin) >= 0 && after.label(v) < 0;
    boolean emptied = false;
    boolean changed = false;
    for (int c = 0; c < before.width(); c++) {
      changed |= before.feature(origin, c) != after.feature(v, c);
      emptied |= before.feature(origin, c) != 0 && after.feature(v, c) == 0;
    }
    boolean white = hidden || before.labelCount() == 0 && emptied;
    disc(
        origin,
        radius,
        white ? WHITE : colors.of(origin),
        changed ? new Pen(CHANGED, 3, false) : new Pen(RIM, 1.5, false));
  }

  private void disc(int node, double size, int fill, Pen pen) {
    marks.add(new Disc(places.x()[node], places.y()[node], size, fill, pen));
  }

  private void line(int source, int target, Pen pen) {
    double x1 = places.x()[source];
    double y1 = places.y()[source];
    double x2 = places.x()[target];
    double y2 = places.y()[target];
    if (source == target) {
      marks.add(new Disc(x1, y1 - 1.4 * radius, radius, WHITE, pen));
      return;
    }
    long pair = (long) Math.min(source, target) << 32 | Math.max(source, target);
    int before = drawn.merge(pair, 1, Integer::sum) - 1; // parallel edges bend apart
    int side = (before % 2 == 0 ? 1 : -1) * (source < target ? 1 : -1);
    int step = (before + 1) / 2;
    double bend = 0.3 * step * side;
    double bendX = (x1 + x2) / 2 + bend * (y2 - y1);
    double bendY = (y1 + y2) / 2 - bend * (x2 - x1);
    marks.add(new Line(x1, y1, bendX, bendY, x2, y2, pen));
    if (original.directed()) {
      arrow(bendX, bendY, x2, y2, pen);
    }
  }

  /** Two strokes that meet where the line meets the target's disc. */
  private void arrow(double fromX, double fromY, double toX, double toY, Pen pen) {
    double length = Math.max(1e-9, Math.hypot(toX - fromX, toY - fromY));
    double dx = (toX - fromX) / length;
    double dy = (toY - fromY) / length;
    double tipX = toX - radius * dx;
    double tipY = toY - radius * dy;
    Pen solid = new Pen(pen.color(), pen.width(), false);
    for (int way = -1; way <= 1; way += 2) {
      double endX = tipX - 6 * dx - way * 3.5 * dy;
      double endY = tipY - 6 * dy + way * 3.5 * dx;
      marks.add(new Line(tipX, tipY, (tipX + endX) / 2, (tipY + endY) / 2, endX, endY, solid));
    }
  }
}
