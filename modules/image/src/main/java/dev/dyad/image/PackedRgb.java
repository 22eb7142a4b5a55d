package dev.dyad.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The pixels of an RGB image as one 32-bit word each, red in the lowest byte: a private copy that
 * its steps change in place. Each step rounds and clamps to 8 bits, as torchvision's do.
 *
 * <p>One word a pixel lets the virtual machine work on 8 or 16 pixels at once, which interleaved
 * bytes do not; tiles let its loops address all their arrays at equal places, without which Java 17
 * does not make vector instructions of them.
 */
final class PackedRgb {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int TILE = 1024;

  private final int width;
  private final int height;
  private final int[][] tiles; // all of TILE pixels but the last

  PackedRgb(Image image) {
    width = image.width();
    height = image.height();
    int pixels = width * height;
    tiles = new int[(pixels + TILE - 1) / TILE][];
    for (int t = 0; t < tiles.length; t++) {
      tiles[t] = new int[Math.min(TILE, pixels - t * TILE)];
      load(image.data(), 3 * TILE * t, tiles[t]);
    }
  }

  private static void load(byte[] bytes, int from, int[] tile) {
    int last = tile.length - 1;
    int at = from;
    for (int i = 0; i < last; i++, at += 3) {
      tile[i] = (int) WORD.get(bytes, at);
    }
    tile[last] = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
  }

  /** The pixels as an image; these pixels may be changed further afterwards. */
  Image toImage() {
    byte[] bytes = new byte[3 * width * height];
    for (int t = 0; t < tiles.length; t++) {
      store(tiles[t], bytes, 3 * TILE * t);
    }
    return Image.wrap(width, height, 3, bytes);
  }

  private static void store(int[] tile, byte[] bytes, int from) {
    int last = tile.length - 1;
    int at = from;
    for (int i = 0; i < last; i++, at += 3) {
      WORD.set(bytes, at, tile[i]); // its fourth byte is overwritten by the next pixel
    }
    bytes[at] = (byte) tile[last];
    bytes[at + 1] = (byte) (tile[last] >> 8);
    bytes[at + 2] = (byte) (tile[last] >> 16);
  }

  /** {@code f x}. */
  void brighten(double factor) {
    blendWith(Blend.fixed("brightness factor", factor), 0);
  }

  /** {@code f x + (1 - f) m}, with m the mean lightness of these pixels. */
  void contrast(double factor) {
    int fixed = Blend.fixed("contrast factor", factor);
    blendWith(fixed, (int) Math.round(meanLuma() * (Blend.ONE - fixed)));
  }

  private void blendWith(int factor, int constant) {
    for (int[] tile : tiles) {
      blend(tile, factor, constant + Blend.GUARD);
    }
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
    int[] lumas = new int[TILE];
    long total = 0;
    for (int[] tile : tiles) {
      findLumas(tile, lumas);
      int sum = 0;
      for (int i = 0; i < tile.length; i++) {
        sum += lumas[i];
      }
      total += sum;
    }
    return (double) total / ((long) width * height);
  }

  private static void findLumas(int[] p, int[] lumas) {
    for (int i = 0; i < p.length; i++) {
      int x = p[i];
      lumas[i] = Luma.of(x & 0xFF, x >> 8 & 0xFF, x >> 16 & 0xFF);
    }
  }

  /** {@code f x + (1 - f) l}, with l the lightness of the same pixel. */
  void saturate(double factor) {
    int fixed = Blend.fixed("saturation factor", factor);
    for (int[] tile : tiles) {
      saturate(tile, fixed, Blend.ONE - fixed);
    }
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
    for (int[] tile : tiles) {
      gray(tile);
    }
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
    for (int[] tile : tiles) {
      rotation.apply(tile);
    }
  }
}
