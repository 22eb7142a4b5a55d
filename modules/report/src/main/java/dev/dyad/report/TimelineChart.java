package dev.dyad.report;

import dev.dyad.report.Chart.Spot;
import dev.dyad.report.Pen.Anchor;
import dev.dyad.report.Pen.Stroke;
import dev.dyad.report.Timelines.Line;
import java.util.ArrayList;
import java.util.List;

/** A long series above, the scores of its times below, what is known to be odd shaded. */
final class TimelineChart {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 320;
  private static final double UPPER = 190;
  private static final int COLUMNS = 460;

  private final Line line;
  private final int columns;
  private final Frame values;
  private final Frame scores;

  private TimelineChart(Line line) {
    this.line = line;
    int n = line.values().length;
    columns = Math.max(1, Math.min(n, COLUMNS));
    Axis time = Axis.within("time", 0, Math.max(1, n - 1), 8);
    Axis unnamed = new Axis("", time.low(), time.high(), false, List.of());
    Frame upper = Frame.inside(WIDTH, UPPER + 38, unnamed, axis("value", new double[0], true));
    Frame lower =
        Frame.inside(
            WIDTH, HEIGHT - UPPER, time, axis("score", new double[] {line.threshold()}, false));
    double left = Math.max(upper.left(), lower.left());
    double width = WIDTH - left - 14;
    values = new Frame(left, upper.top(), width, upper.height(), unnamed, upper.y());
    scores = new Frame(left, UPPER + lower.top(), width, lower.height(), time, lower.y());
  }

  static Chart of(Line line) {
    var chart = new TimelineChart(line);
    var spots = new ArrayList<Spot>();
    for (int c = 0; c < chart.columns; c++) {
      int from = chart.begin(c);
      double score = chart.most(c);
      String text =
          "time %s\nvalue %s%s%s"
              .formatted(
                  Numbers.whole(from),
                  Numbers.significant(line.values()[from]),
                  Double.isNaN(score) ? "" : "\nscore " + Numbers.significant(score),
                  chart.isOdd(c) ? "\nknown to be odd" : "");
      spots.add(Spot.of(chart.values.px(from), chart.values.top(), text));
    }
    return new Chart(
        "wide",
        line.name(),
        "The series %s with the score of each time".formatted(line.name()),
        WIDTH,
        HEIGHT,
        Chart.Pointing.ACROSS,
        spots,
        chart::draw);
  }

  private Axis axis(String name, double[] also, boolean ofValues) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < line.values().length; t++) {
      double y = ofValues ? line.values()[t] : line.scores()[t];
      if (Double.isFinite(y)) {
        low = Math.min(low, y);
        high = Math.max(high, y);
      }
    }
    for (double y : also) {
      if (Double.isFinite(y)) {
        low = Math.min(low, y);
        high = Math.max(high, y);
      }
    }
    return low > high ? Axis.around(name, 0, 1, 2) : Axis.around(name, low, high, ofValues ? 4 : 2);
  }

  private int begin(int column) {
    return (int) ((long) column * line.values().length / columns);
  }

  private boolean isOdd(int column) {
    for (int t = begin(column); t < begin(column + 1); t++) {
      if (line.odd()[t]) {
        return true;
      }
    }
    return false;
  }

  /** The greatest score within a column; NaN where there is none. */
  private double most(int column) {
    double most = Double.NaN;
    for (int t = begin(column); t < begin(column + 1); t++) {
      double score = line.scores()[t];
      most = Double.isNaN(most) || score > most ? score : most;
    }
    return most;
  }

  private void draw(Pen pen) {
    for (int c = 0; c < columns; c++) {
      int from = c;
      while (c < columns && isOdd(c)) {
        c++;
      }
      if (c > from) {
        double x = values.px(begin(from));
        double width = Math.max(1.5, values.px(Math.min(line.values().length - 1, begin(c))) - x);
        pen.box(Ink.NEGATIVE, 0.16, x, values.top(), width, bottom() - values.top());
      }
    }
    values.draw(pen);
    scores.draw(pen);
    drawValues(pen);
    drawScores(pen);
    if (Double.isFinite(line.threshold())) {
      double y = scores.py(line.threshold());
      pen.line(Stroke.dashed(Ink.TEXT, 1), scores.left(), y, scores.left() + scores.width(), y);
    }
    double right = values.left() + values.width();
    pen.text(Ink.TEXT, Anchor.END, 11, false, right, 11, "shaded: known to be odd · bars: alarms");
  }

  private double bottom() {
    return scores.top() + scores.height();
  }

  /** From the least to the greatest value of each column, joined. */
  private void drawValues(Pen pen) {
    var x = new ArrayList<Double>();
    var y = new ArrayList<Double>();
    for (int c = 0; c < columns; c++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int t = begin(c); t < begin(c + 1); t++) {
        double value = line.values()[t];
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      if (low > high) {
        run(pen, Ink.ENCODER, values, x, y);
        continue;
      }
      x.add((double) begin(c));
      y.add(low);
      if (high > low) {
        x.add((double) begin(c));
        y.add(high);
      }
    }
    run(pen, Ink.ENCODER, values, x, y);
  }

  private void drawScores(Pen pen) {
    var x = new ArrayList<Double>();
    var y = new ArrayList<Double>();
    double column = values.width() / columns;
    for (int c = 0; c < columns; c++) {
      double score = most(c);
      if (Double.isNaN(score)) {
        run(pen, Ink.CONTROL, scores, x, y);
        continue;
      }
      x.add((double) begin(c));
      y.add(score);
      if (score > line.threshold()) {
        double left = values.px(begin(c));
        pen.box(Ink.NEGATIVE, 1, left, values.top() + values.height() + 3, column + 0.5, 7);
      }
    }
    run(pen, Ink.CONTROL, scores, x, y);
  }

  /** Draws a line and begins another. */
  private static void run(Pen pen, Ink ink, Frame frame, List<Double> x, List<Double> y) {
    if (x.size() > 1) {
      pen.line(
          Stroke.of(ink, 1.25),
          frame.px(x.stream().mapToDouble(v -> v).toArray()),
          frame.py(y.stream().mapToDouble(v -> v).toArray()));
    }
    x.clear();
    y.clear();
  }
}
