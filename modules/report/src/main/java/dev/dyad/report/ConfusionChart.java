package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Pen.Anchor;
import java.util.ArrayList;
import java.util.List;

/**
 * The confusion matrix as a heat map. Right answers are shaded by their share of the row, mistakes
 * by their size beside the greatest one, in another colour.
 */
final class ConfusionChart {
  private static final double SIZE = 460;
  private static final double TOP = 22;
  private static final int NAME_LIMIT = 10;
  private static final int MOST_WITH_SPOTS = 60;
  private static final int MOST_WITH_TILES = 40;
  private final Confusion confusion;
  private final int n;
  private final double left;
  private final double cell;
  private final double worst;

  private ConfusionChart(Confusion confusion) {
    this.confusion = confusion;
    n = confusion.labelNames().size();
    int longest = confusion.labelNames().stream().mapToInt(String::length).max().orElse(1);
    left = Math.max(36, 14 + 7 * Math.min(NAME_LIMIT, longest));
    cell = (SIZE - left) / n;
    double worst = 1e-9;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        worst = i == j ? worst : Math.max(worst, share(i, j));
      }
    }
    this.worst = worst;
  }

  static Chart of(Confusion confusion) {
    var chart = new ConfusionChart(confusion);
    return new Chart(
        "medium",
        "confusion matrix",
        "Confusion matrix of %d labels, decided by %s".formatted(chart.n, confusion.classifier()),
        SIZE,
        SIZE - chart.left + TOP + 44,
        Chart.Pointing.NEAR,
        chart.n > MOST_WITH_SPOTS ? List.of() : chart.spots(),
        chart::draw);
  }

  private double share(int row, int column) {
    return confusion.counts()[row][column] / (double) Math.max(1, confusion.total(row));
  }

  private List<Spot> spots() {
    var spots = new ArrayList<Spot>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        String text =
            "%s taken for %s\n%s of %s (%s)"
                .formatted(
                    Drawings.shortened(confusion.labelNames().get(i), 60),
                    Drawings.shortened(confusion.labelNames().get(j), 60),
                    Numbers.whole(confusion.counts()[i][j]),
                    Numbers.whole(confusion.total(i)),
                    Numbers.percent(share(i, j)));
        spots.add(Spot.of(left + (j + 0.5) * cell, TOP + (i + 0.5) * cell, text));
      }
    }
    return spots;
  }

  private void draw(Pen pen) {
    if (n > MOST_WITH_TILES) {
      pen.box(Ink.GRID, 0.55, left, TOP, n * cell, n * cell);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        drawCell(pen, i, j);
      }
    }
    double size = Math.min(12, cell * 0.7);
    for (int i = 0; i < n && size >= 5; i++) {
      drawNames(pen, i, size);
    }
    double under = TOP + n * cell + 38;
    pen.text(Ink.MUTED, Anchor.MIDDLE, 12, false, left + n * cell / 2, under, "taken for");
    pen.text(Ink.MUTED, Anchor.START, 12, false, 0, 12, "true");
  }

  private void drawNames(Pen pen, int label, double size) {
    String name = confusion.labelNames().get(label);
    double middle = (label + 0.5) * cell;
    String beside = Drawings.shortened(name, NAME_LIMIT);
    pen.text(Ink.MUTED, Anchor.END, size, false, left - 6, TOP + middle + size / 3, beside);
    String under = Drawings.shortened(name, (int) Math.max(2, cell / (size * 0.55)));
    double bottom = TOP + n * cell + 16;
    pen.text(Ink.MUTED, Anchor.MIDDLE, size, false, left + middle, bottom, under);
  }

  private void drawCell(Pen pen, int row, int column) {
    boolean right = row == column;
    int count = confusion.counts()[row][column];
    double x = left + column * cell;
    double y = TOP + row * cell;
    double side = cell > 12 ? cell - 1 : cell;
    if (n <= MOST_WITH_TILES) {
      pen.box(Ink.GRID, 0.55, x, y, side, side);
    }
    if (count == 0) {
      return;
    }
    double share = share(row, column);
    double opacity = right ? 0.85 * share : 0.1 + 0.75 * share / worst;
    pen.box(right ? Ink.ENCODER : Ink.NEGATIVE, opacity, x, y, side, side);
    if (cell >= 22) {
      String text = Integer.toString(count);
      double size = Math.min(13, 1.3 * cell / text.length());
      Ink ink = opacity > 0.55 ? Ink.GROUND : Ink.TEXT;
      double base = y + cell / 2 + size / 3;
      pen.text(ink, Anchor.MIDDLE, size, right, x + cell / 2, base, text);
    }
  }
}
