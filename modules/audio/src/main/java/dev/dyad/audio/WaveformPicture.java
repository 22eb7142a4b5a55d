package dev.dyad.audio;

import dev.dyad.core.Drawing.Picture;

/**
 * Draws a waveform: time to the right, for each column the range of its samples, full scale from
 * top to bottom. The height is the square root of the level, so that quiet clips are seen too.
 * Columns with samples beyond full scale are orange.
 */
final class WaveformPicture {
  static final int WIDTH = 320;
  private static final int HEIGHT = 96;
  private static final int GROUND = 0xF6F7F9;
  private static final int WAVE = 0x0B6BB0;
  private static final int BEYOND = 0xD55E00;
  private static final int MIDDLE = 0xC4CAD3;

  private final byte[] rgb = new byte[WIDTH * HEIGHT * 3];

  private WaveformPicture() {}

  static Picture of(Waveform waveform) {
    var picture = new WaveformPicture();
    for (int x = 0; x < WIDTH; x++) {
      picture.column(x, waveform);
    }
    return new Picture(WIDTH, HEIGHT, picture.rgb);
  }

  private void column(int x, Waveform waveform) {
    int from = (int) ((long) x * waveform.length() / WIDTH);
    int to = Math.max(from + 1, (int) ((long) (x + 1) * waveform.length() / WIDTH));
    float lowest = 0;
    float highest = 0;
    for (int i = from; i < Math.min(to, waveform.length()); i++) {
      lowest = i == from ? waveform.at(i) : Math.min(lowest, waveform.at(i));
      highest = i == from ? waveform.at(i) : Math.max(highest, waveform.at(i));
    }
    int top = row(highest);
    int bottom = row(lowest);
    int ink = Math.max(highest, -lowest) > 1 ? BEYOND : WAVE;
    for (int y = 0; y < HEIGHT; y++) {
      boolean wave = waveform.length() > 0 && y >= top && y <= bottom;
      paint(x, y, wave ? ink : y == HEIGHT / 2 ? MIDDLE : GROUND);
    }
  }

  private static int row(float level) {
    double height = Math.signum(level) * Math.sqrt(Math.min(1, Math.abs(level)));
    return (int) Math.round(HEIGHT / 2.0 - height * (HEIGHT / 2.0 - 1));
  }

  private void paint(int x, int y, int color) {
    int at = 3 * (y * WIDTH + x);
    rgb[at] = (byte) (color >> 16);
    rgb[at + 1] = (byte) (color >> 8);
    rgb[at + 2] = (byte) color;
  }
}
