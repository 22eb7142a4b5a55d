package dev.dyad.image;

import java.util.Arrays;

/**
 * A private copy of the pixels of an RGB image that its steps change in place. Each step rounds and
 * clamps to 8 bits, as torchvision's do.
 */
final class PackedRgb {
  /** Steps that need more than one array work on parts that long. */
  private static final int TILE = 1024;

  private final int width;
  private final int height;
  private final int[] words;

  PackedRgb(Image image) {
    width = image.width();
    height = image.height();
    words = image.words().clone();
  }

  /** The pixels as an image, which takes them over: these pixels must not be changed afterwards. */
  Image toImage() {
    return Image.wrapWords(width, height, words);
  }

  /** {@code f x}. */
  void brighten(double factor) {
    blend(words, Blend.fixed("brightness factor", factor), Blend.GUARD);
  }

  /** {@code f x + (1 - f) m}, with m the mean lightness of these pixels. */
  void contrast(double factor) {
    int fixed = Blend.fixed("contrast factor", factor);
    int constant = (int) Math.round(meanLuma() * (Blend.ONE - fixed));
    blend(words, fixed, constant + Blend.GUARD);
  }

  private static void blend(int[] p, int factor, int constant) {
    for (int i = 0; i < p.length; i++) {
      int x = p[i];
      int r = Blend.level((x & 0xFF) * factor + constant);
      int g = Blend.level((x >> 8 & 0xFF) * factor + constant);
      int b = Blend.level((x >> 16 & 0xFF) * factor + constant);
      p[i] = r | g << 8 | b << 16;
    }
  }

  private double meanLuma() {
    int[] tile = new int[TILE];
    int[] sums = new int[TILE]; // of each place in a tile: a picture has too few tiles to overflow
    for (int from = 0; from < words.length; from += TILE) {
      int count = Math.min(TILE, words.length - from);
      System.arraycopy(words, from, tile, 0, count);
      Arrays.fill(tile, count, TILE, 0);
      toLumas(tile);
      add(sums, tile);
    }
    long total = 0;
    for (int sum : sums) {
      total += sum;
    }
    return (double) total / words.length;
  }

  private static void toLumas(int[] p) {
    for (int i = 0; i < p.length; i++) {
      int x = p[i];
      p[i] = Luma.of(x & 0xFF, x >> 8 & 0xFF, x >> 16 & 0xFF);
    }
  }

  private static void add(int[] sums, int[] numbers) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += numbers[i];
    }
  }

  /** {@code f x + (1 - f) l}, with l the lightness of the same pixel. */
  void saturate(double factor) {
    int fixed = Blend.fixed("saturation factor", factor);
    saturate(words, fixed, Blend.ONE - fixed);
  }

  private static void saturate(int[] p, int factor, int rest) {
    for (int i = 0; i < p.length; i++) {
      int x = p[i];
      int r = x & 0xFF;
      int g = x >> 8 & 0xFF;
      int b = x >> 16 & 0xFF;
      int l = Luma.of(r, g, b) * rest + Blend.GUARD;
      r = Blend.level(r * factor + l);
      g = Blend.level(g * factor + l);
      b = Blend.level(b * factor + l);
      p[i] = r | g << 8 | b << 16;
    }
  }

  /** All three channels become the lightness. */
  void gray() {
    gray(words);
  }

  private static void gray(int[] p) {
    for (int i = 0; i < p.length; i++) {
      int x = p[i];
      p[i] = Luma.of(x & 0xFF, x >> 8 & 0xFF, x >> 16 & 0xFF) * 0x010101;
    }
  }

  /** Turns the hue; see {@link HueRotation}. */
  void turnHue(double turns) {
    var rotation = new HueRotation(turns, TILE);
    int[] tile = new int[TILE];
    for (int from = 0; from < words.length; from += TILE) {
      int count = Math.min(TILE, words.length - from);
      System.arraycopy(words, from, tile, 0, count);
      rotation.apply(tile);
      System.arraycopy(tile, 0, words, from, count);
    }
  }
}
