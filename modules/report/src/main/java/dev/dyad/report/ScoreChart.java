package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Pen.Anchor;
import dev.dyad.report.Pen.Stroke;
import dev.dyad.report.Scores.Card;
import dev.dyad.report.Scores.Measured;
import java.util.ArrayList;
import java.util.List;

/**
 * A score beside its controls as dots on one scale. A control so far off that it would squeeze the
 * others together (chance, mostly) is an arrow at the edge with its number.
 */
final class ScoreChart {
  private static final double WIDTH = 340;
  private static final double ROW = 24;
  private static final double LEFT = 104;
  private static final double RIGHT = 268;

  private ScoreChart() {}

  static Chart of(Card card) {
    var rows = new ArrayList<Measured>();
    rows.add(card.encoder());
    rows.addAll(card.controls());
    Axis axis = axis(card);
    double height = rows.size() * ROW + 24;
    var spots = new ArrayList<Spot>();
    for (int i = 0; i < rows.size(); i++) {
      Measured row = rows.get(i);
      String range =
          row.hasInterval()
              ? "\n%s to %s".formatted(card.format(row.low()), card.format(row.high()))
              : "";
      double x = Math.max(LEFT, Math.min(RIGHT, at(axis, row.value())));
      spots.add(Spot.of(x, i * ROW + 14, row.name() + " " + card.format(row.value()) + range));
    }
    return new Chart(
        "small",
        card.metric(),
        describe(card, rows),
        WIDTH,
        height,
        Chart.Pointing.NEAR,
        spots,
        pen -> draw(pen, card, axis, rows));
  }

  private static String describe(Card card, List<Measured> rows) {
    return card.metric()
        + ": "
        + String.join(
            ", ", rows.stream().map(r -> r.name() + " " + card.format(r.value())).toList());
  }

  private static Axis axis(Card card) {
    Measured encoder = card.encoder();
    List<Double> gaps =
        card.controls().stream()
            .map(c -> Math.abs(c.value() - encoder.value()))
            .filter(gap -> gap > 0)
            .sorted()
            .toList();
    double reach = gaps.isEmpty() ? 1 : 4 * gaps.get((gaps.size() - 1) / 2);
    double low = encoder.low();
    double high = encoder.high();
    for (Measured control : card.controls()) {
      if (Math.abs(control.value() - encoder.value()) <= reach) {
        low = Math.min(low, control.low());
        high = Math.max(high, control.high());
      }
    }
    Axis axis = Axis.around("", low, high, 3);
    if (card.scale() == Scores.Scale.PERCENT && axis.high() > 1) {
      axis = Axis.within("", axis.low(), 1, 3);
    }
    return card.scale() == Scores.Scale.PERCENT ? axis.written(Numbers::percentMark) : axis;
  }

  private static double at(Axis axis, double value) {
    return LEFT + axis.share(value) * (RIGHT - LEFT);
  }

  private static void draw(Pen pen, Card card, Axis axis, List<Measured> rows) {
    double bottom = rows.size() * ROW + 4;
    for (Axis.Mark mark : axis.marks()) {
      double x = at(axis, mark.value());
      pen.line(Stroke.of(Ink.GRID, 1), x, 0, x, bottom);
      pen.text(Ink.MUTED, Anchor.MIDDLE, 10, false, x, bottom + 14, mark.text());
    }
    for (int i = 0; i < rows.size(); i++) {
      drawRow(pen, card, axis, rows.get(i), i == 0, i * ROW + 14);
    }
  }

  private static void drawRow(
      Pen pen, Card card, Axis axis, Measured row, boolean encoder, double y) {
    Ink ink = encoder ? Ink.ENCODER : Ink.CONTROL;
    Ink words = encoder ? Ink.TEXT : Ink.MUTED;
    String name = Drawings.shortened(row.name(), 17);
    pen.text(words, Anchor.START, 12, encoder, 0, y + 4, name);
    pen.text(words, Anchor.END, 12, encoder, WIDTH, y + 4, card.format(row.value()));
    double share = axis.share(row.value());
    if (share < -1e-6 || share > 1 + 1e-6) {
      double tip = share < 0 ? LEFT - 4 : RIGHT + 4;
      double back = share < 0 ? LEFT + 5 : RIGHT - 5;
      pen.area(ink, 1, new double[] {tip, back, back}, new double[] {y, y - 5, y + 5});
      return;
    }
    if (row.hasInterval()) {
      double from = Math.max(LEFT, at(axis, row.low()));
      double to = Math.min(RIGHT, at(axis, row.high()));
      pen.line(new Stroke(ink, 4, false, 0.35), from, y, to, y);
    }
    pen.dot(ink, encoder ? 11 : 9, at(axis, row.value()), y);
    if (!encoder) {
      pen.dot(Ink.GROUND, 4, at(axis, row.value()), y);
    }
  }
}
