package dev.dyad.series;

import dev.dyad.core.Drawing;
import java.util.Arrays;

/** A small picture of a series: a line a channel, missing times left out. */
final class LineDrawing {
  private static final int WIDTH = 192;
  private static final int HEIGHT = 96;
  private static final int MARGIN = 4;

  /** Colours told apart by the colour-blind too (Okabe and Ito). */
  private static final int[] COLOURS = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9};

  private final byte[] rgb = new byte[WIDTH * HEIGHT * 3];
  private final Series series;
  private final double low;
  private final double high;

  private LineDrawing(Series series) {
    this.series = series;
    Arrays.fill(rgb, (byte) 255);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < series.channels(); c++) {
      for (float x : series.channel(c)) {
        if (!Float.isNaN(x)) {
          least = Math.min(least, x);
          most = Math.max(most, x);
        }
      }
    }
    this.low = least;
    this.high = most > least ? most : least + 1;
  }

  static Drawing.Picture of(Series series) {
    var drawing = new LineDrawing(series);
    for (int c = 0; c < series.channels(); c++) {
      drawing.line(c, COLOURS[c % COLOURS.length]);
    }
    return new Drawing.Picture(WIDTH, HEIGHT, drawing.rgb);
  }

  private void line(int channel, int colour) {
    for (int t = 0; t < series.length(); t++) {
      float here = series.at(channel, t);
      float next = t + 1 < series.length() ? series.at(channel, t + 1) : Float.NaN;
      if (!Float.isNaN(here)) {
        segment(x(t), y(here), x(t + 1), y(Float.isNaN(next) ? here : next), colour, next);
      }
    }
  }

  private void segment(double x0, double y0, double x1, double y1, int colour, float next) {
    if (Float.isNaN(next)) {
      dot(x0, y0, colour);
      return;
    }
    int steps = 1 + (int) Math.ceil(2 * Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
    for (int i = 0; i <= steps; i++) {
      double share = i / (double) steps;
      dot(x0 + share * (x1 - x0), y0 + share * (y1 - y0), colour);
    }
  }

  private double x(int t) {
    return MARGIN + (WIDTH - 1.0 - 2 * MARGIN) * t / Math.max(1, series.length() - 1);
  }

  private double y(double value) {
    return HEIGHT - 1.0 - MARGIN - (HEIGHT - 1.0 - 2 * MARGIN) * (value - low) / (high - low);
  }

  /** Two pixels high, so that thin lines stay visible when made small. */
  private void dot(double x, double y, int colour) {
    for (int dy = 0; dy < 2; dy++) {
      int at = 3 * (Math.min(HEIGHT - 1, (int) y + dy) * WIDTH + Math.min(WIDTH - 1, (int) x));
      rgb[at] = (byte) (colour >> 16);
      rgb[at + 1] = (byte) (colour >> 8);
      rgb[at + 2] = (byte) colour;
    }
  }
}
