package dev.dyad.image;

import java.util.Arrays;

/**
 * Fetches every output pixel from somewhere in the input, bilinearly. Coordinates are continuous:
 * pixel (0, 0) covers 0..1 by 0..1 and its centre is (0.5, 0.5), as in Pillow. Places outside the
 * picture give the fill value.
 */
final class Warp {
  private static final int STEPS = 2048; // of a pixel

  private final Image in;
  private final byte[] pixels;
  private final byte[] out;
  private final int fill;

  private Warp(Image in, int fill) {
    this.in = in;
    this.pixels = in.data();
    this.out = new byte[pixels.length];
    this.fill = fill;
  }

  /**
   * Output (x, y) is input ((ax + by + c) / (gx + hy + 1), (dx + ey + f) / (gx + hy + 1)).
   *
   * @param m a, b, c, d, e, f, g, h
   */
  static Image projective(Image in, double[] m, int fill) {
    Warp warp = new Warp(in, fill);
    for (int y = 0; y < in.height(); y++) {
      for (int x = 0; x < in.width(); x++) {
        double u = x + 0.5;
        double v = y + 0.5;
        double w = m[6] * u + m[7] * v + 1;
        warp.fetch(x, y, (m[0] * u + m[1] * v + m[2]) / w, (m[3] * u + m[4] * v + m[5]) / w);
      }
    }
    return warp.result();
  }

  /**
   * Output (x, y) is input (ax + by + c, dx + ey + f).
   *
   * @param m a, b, c, d, e, f
   */
  static Image affine(Image in, double[] m, int fill) {
    Warp warp = new Warp(in, fill);
    for (int y = 0; y < in.height(); y++) {
      double v = y + 0.5;
      for (int x = 0; x < in.width(); x++) {
        double u = x + 0.5;
        warp.fetch(x, y, m[0] * u + m[1] * v + m[2], m[3] * u + m[4] * v + m[5]);
      }
    }
    return warp.result();
  }

  /**
   * Output (x, y) is input (x + dx, y + dy).
   *
   * @param dx one displacement for each pixel, in pixels, row by row
   * @param dy likewise
   */
  static Image displaced(Image in, float[] dx, float[] dy, int fill) {
    Warp warp = new Warp(in, fill);
    for (int y = 0, i = 0; y < in.height(); y++) {
      for (int x = 0; x < in.width(); x++, i++) {
        warp.fetch(x, y, x + 0.5 + dx[i], y + 0.5 + dy[i]);
      }
    }
    return warp.result();
  }

  private void fetch(int toX, int toY, double x, double y) {
    int width = in.width();
    int height = in.height();
    int to = (toY * width + toX) * in.channels();
    if (!(x >= 0 && x < width && y >= 0 && y < height)) {
      Arrays.fill(out, to, to + in.channels(), (byte) fill);
      return;
    }
    int fixedX = (int) (x * STEPS) - STEPS / 2; // from centre to centre
    int fixedY = (int) (y * STEPS) - STEPS / 2;
    int left = Math.max(fixedX >> 11, 0);
    int right = Math.min((fixedX >> 11) + 1, width - 1);
    int top = Math.max(fixedY >> 11, 0) * width;
    int bottom = Math.min((fixedY >> 11) + 1, height - 1) * width;
    int partX = fixedX & (STEPS - 1);
    int partY = fixedY & (STEPS - 1);
    int both = (partX * partY) >> 9; // the four weights add up to Lanes.ONE
    int rightOnly = 4 * partX - both;
    int bottomOnly = 4 * partY - both;
    int neither = Lanes.ONE - both - rightOnly - bottomOnly;
    if (in.channels() == 1) {
      int sum =
          (pixels[top + left] & 0xFF) * neither
              + (pixels[top + right] & 0xFF) * rightOnly
              + (pixels[bottom + left] & 0xFF) * bottomOnly
              + (pixels[bottom + right] & 0xFF) * both;
      out[to] = (byte) ((sum + Lanes.ONE / 2) >> Lanes.FRACTION_BITS);
    } else {
      long sum =
          Lanes.HALF
              + Lanes.spread(pixels, 3 * (top + left)) * neither
              + Lanes.spread(pixels, 3 * (top + right)) * rightOnly
              + Lanes.spread(pixels, 3 * (bottom + left)) * bottomOnly
              + Lanes.spread(pixels, 3 * (bottom + right)) * both;
      Lanes.pack(sum, out, to);
    }
  }

  private Image result() {
    return Image.wrap(in.width(), in.height(), in.channels(), out);
  }
}
