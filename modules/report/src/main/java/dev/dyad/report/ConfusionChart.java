package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Pen.Anchor;
import java.util.ArrayList;

/** The confusion matrix as a heat map: shades are shares of the row. */
final class ConfusionChart {
  private static final double SIZE = 460;
  private static final double TOP = 22;
  private static final int NAME_LIMIT = 10;

  private ConfusionChart() {}

  static Chart of(Confusion confusion) {
    int n = confusion.labelNames().size();
    double left = left(confusion);
    double cell = (SIZE - left) / n;
    var spots = new ArrayList<Spot>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        String text =
            "%s taken for %s\n%s of %s (%s)"
                .formatted(
                    confusion.labelNames().get(i),
                    confusion.labelNames().get(j),
                    Numbers.whole(confusion.counts()[i][j]),
                    Numbers.whole(confusion.total(i)),
                    Numbers.percent(share(confusion, i, j)));
        spots.add(Spot.of(left + (j + 0.5) * cell, TOP + (i + 0.5) * cell, text));
      }
    }
    return new Chart(
        "medium",
        "confusion matrix",
        "Confusion matrix of %d labels, decided by %s".formatted(n, confusion.classifier()),
        SIZE,
        SIZE - left + TOP + 44,
        Chart.Pointing.NEAR,
        n > 60 ? java.util.List.of() : spots,
        pen -> draw(pen, confusion, left, cell));
  }

  /** Room for the longest name. */
  private static double left(Confusion confusion) {
    int longest = confusion.labelNames().stream().mapToInt(String::length).max().orElse(1);
    return Math.max(36, 14 + 7 * Math.min(NAME_LIMIT, longest));
  }

  private static double share(Confusion confusion, int row, int column) {
    return confusion.counts()[row][column] / (double) Math.max(1, confusion.total(row));
  }

  private static void draw(Pen pen, Confusion confusion, double left, double cell) {
    int n = confusion.labelNames().size();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        drawCell(pen, confusion, i, j, left + j * cell, cell);
      }
    }
    double size = Math.min(12, cell * 0.7);
    for (int i = 0; i < n && size >= 5; i++) {
      String name = Drawings.shortened(confusion.labelNames().get(i), NAME_LIMIT);
      double middle = (i + 0.5) * cell;
      pen.text(Ink.MUTED, Anchor.END, size, false, left - 6, TOP + middle + size / 3, name);
      int fits = (int) Math.max(2, cell / (size * 0.55));
      String brief = Drawings.shortened(confusion.labelNames().get(i), fits);
      double under = TOP + n * cell + 16;
      pen.text(Ink.MUTED, Anchor.MIDDLE, size, false, left + middle, under, brief);
    }
    double under = TOP + n * cell + 38;
    pen.text(Ink.MUTED, Anchor.MIDDLE, 12, false, left + n * cell / 2, under, "taken for");
    pen.text(Ink.MUTED, Anchor.START, 12, false, 0, 12, "true");
  }

  private static void drawCell(
      Pen pen, Confusion confusion, int row, int column, double x, double cell) {
    double share = share(confusion, row, column);
    double y = TOP + row * cell;
    double gap = cell > 12 ? 1 : 0;
    pen.box(Ink.GRID, 0.55, x, y, cell - gap, cell - gap);
    Ink ink = row == column ? Ink.ENCODER : Ink.NEGATIVE;
    double opacity = row == column ? 0.85 * share : Math.min(1, 0.12 + 3 * share);
    int count = confusion.counts()[row][column];
    if (count > 0) {
      pen.box(ink, opacity, x, y, cell - gap, cell - gap);
    }
    if (cell >= 22 && count > 0) {
      String text = Integer.toString(count);
      double size = Math.min(13, 1.5 * cell / text.length());
      boolean onDark = opacity > 0.55;
      pen.text(
          onDark ? Ink.GROUND : Ink.TEXT,
          Anchor.MIDDLE,
          size,
          row == column,
          x + cell / 2,
          y + cell / 2 + size / 3,
          text);
    }
  }
}
