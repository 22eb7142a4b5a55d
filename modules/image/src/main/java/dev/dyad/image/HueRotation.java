package dev.dyad.image;

import dev.dyad.core.Require;
import java.util.Arrays;

/**
 * Turns the hue of packed pixels in HSV, without division, trigonometry or branches.
 *
 * <p>With v the largest channel of a pixel, c its distance to the smallest and h its hue in sixths
 * of a turn, the channel n = 5, 3, 1 (red, green, blue) of the HSV colour is {@code v - c
 * clamp(min(k, 4 - k), 0, 1)}, k = (n + h) mod 6. All of it is kept multiplied by c, so that {@code
 * c h} is a difference of channels: {@code g - b} where red is the largest, {@code 2c + b - r}
 * where green, {@code 4c + r - g} where blue. Results are rounded down, as torchvision's are.
 *
 * <p>The work is cut into short loops over short arrays: longer loop bodies are no longer turned
 * into vector instructions by Java 17.
 */
final class HueRotation {
  private static final int GUARD = 256; // 1/256 level: keeps whole results whole

  private final int sixths; // of a turn, 16 fractional bits
  private final int[] extremes; // v in the low byte, c from bit 16
  private final int[] hues; // c h, 16 fractional bits

  HueRotation(double turns, int tileLength) {
    Require.within("hue shift", turns, -0.5, 0.5);
    sixths = sixths(turns);
    extremes = new int[tileLength];
    hues = new int[tileLength];
  }

  /** Sixths of a turn with 16 fractional bits. */
  static int sixths(double turns) {
    return (int) Math.round(turns * 6 * 65536);
  }

  /** Turns the hue of a tile of pixels in place. */
  void apply(int[] pixels) {
    findExtremes(pixels, extremes);
    findHues(pixels, extremes, hues, sixths);
    Arrays.fill(pixels, 0);
    // n - 2 of the formula, modulo 6 so that hues stay within 9c of zero
    addChannel(pixels, extremes, hues, -3, 0);
    addChannel(pixels, extremes, hues, 1, 8);
    addChannel(pixels, extremes, hues, -1, 16);
  }

  private static void findExtremes(int[] p, int[] e) {
    for (int i = 0; i < p.length; i++) {
      int r = p[i] & 0xFF;
      int g = p[i] >> 8 & 0xFF;
      int b = p[i] >> 16 & 0xFF;
      int v = max(r, max(g, b));
      e[i] = v | (v - min(r, min(g, b))) << 16;
    }
  }

  private static void findHues(int[] p, int[] e, int[] h, int shift) {
    for (int i = 0; i < p.length; i++) {
      int r = p[i] & 0xFF;
      int g = p[i] >> 8 & 0xFF;
      int b = p[i] >> 16 & 0xFF;
      int v = e[i] & 0xFF;
      int c = e[i] >> 16;
      int ifRed = g - b;
      int ifGreen = 2 * c + b - r;
      int blueOverGreen = 2 * c + r - g + r - b;
      int hue = ifRed + ((r - v >> 31) & (ifGreen - ifRed + ((g - v >> 31) & blueOverGreen)));
      h[i] = (hue << 16) + c * shift;
    }
  }

  private static void addChannel(int[] p, int[] e, int[] h, int offset, int position) {
    for (int i = 0; i < p.length; i++) {
      int c = e[i] & 0xFF0000;
      int v = (e[i] & 0xFF) << 16;
      // distance of k from 2 on the circle of length 6, times c
      int d = Math.abs(3 * c - Math.abs(Math.abs(h[i] + offset * c) - 3 * c));
      int drop = min(c, notNegative(2 * c - d));
      p[i] |= (v - drop + GUARD >> 16) << position;
    }
  }

  private static int max(int a, int b) {
    int difference = a - b;
    return a - (difference & (difference >> 31));
  }

  private static int min(int a, int b) {
    int difference = a - b;
    return b + (difference & (difference >> 31));
  }

  private static int notNegative(int a) {
    return a & ~(a >> 31);
  }
}
