package dev.dyad.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The pixels of an RGB image as one 32-bit word each, red in the lowest byte: a private copy that
 * its steps change in place. One word a pixel lets the virtual machine work on 8 or 16 pixels at
 * once, which interleaved bytes do not. Each step rounds and clamps to 8 bits, as torchvision's do.
 */
final class PackedRgb {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BLOCK = 4096;

  private final int width;
  private final int height;
  private final int[] words;

  PackedRgb(Image image) {
    width = image.width();
    height = image.height();
    words = new int[width * height];
    byte[] bytes = image.data();
    int last = words.length - 1;
    for (int i = 0, at = 0; i < last; i++, at += 3) {
      words[i] = (int) WORD.get(bytes, at);
    }
    int at = 3 * last;
    words[last] = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
  }

  /** The pixels as an image; these pixels may be changed further afterwards. */
  Image toImage() {
    byte[] bytes = new byte[3 * words.length];
    int last = words.length - 1;
    for (int i = 0, at = 0; i < last; i++, at += 3) {
      WORD.set(bytes, at, words[i]); // its fourth byte is overwritten by the next pixel
    }
    int at = 3 * last;
    bytes[at] = (byte) words[last];
    bytes[at + 1] = (byte) (words[last] >> 8);
    bytes[at + 2] = (byte) (words[last] >> 16);
    return Image.wrap(width, height, 3, bytes);
  }

  /** {@code f x}. */
  void brighten(double factor) {
    blendWith(Blend.fixed("brightness factor", factor), 0);
  }

  /** {@code f x + (1 - f) m}, with m the mean lightness of these pixels. */
  void contrast(double factor) {
    int fixed = Blend.fixed("contrast factor", factor);
    double mean = (double) sumOfLuma() / words.length;
    blendWith(fixed, (int) Math.round(mean * (Blend.ONE - fixed)));
  }

  private void blendWith(int factor, int constant) {
    int[] p = words;
    int c = constant + Blend.GUARD;
    for (int i = 0; i < p.length; i++) {
      int x = p[i];
      int r = Blend.level((x & 0xFF) * factor + c);
      int g = Blend.level((x >> 8 & 0xFF) * factor + c);
      int b = Blend.level((x >> 16 & 0xFF) * factor + c);
      p[i] = r | g << 8 | b << 16;
    }
  }

  private long sumOfLuma() {
    int[] p = words;
    long total = 0;
    for (int from = 0; from < p.length; from += BLOCK) {
      int to = Math.min(p.length, from + BLOCK);
      int sum = 0;
      for (int i = from; i < to; i++) {
        int x = p[i];
        sum += Luma.of(x & 0xFF, x >> 8 & 0xFF, x >> 16 & 0xFF);
      }
      total += sum;
    }
    return total;
  }

  /** {@code f x + (1 - f) l}, with l the lightness of the same pixel. */
  void saturate(double factor) {
    int f = Blend.fixed("saturation factor", factor);
    int rest = Blend.ONE - f;
    int[] p = words;
    for (int i = 0; i < p.length; i++) {
      int x = p[i];
      int r = x & 0xFF;
      int g = x >> 8 & 0xFF;
      int b = x >> 16 & 0xFF;
      int l = Luma.of(r, g, b) * rest + Blend.GUARD;
      p[i] = Blend.level(r * f + l) | Blend.level(g * f + l) << 8 | Blend.level(b * f + l) << 16;
    }
  }

  /** All three channels become the lightness. */
  void gray() {
    int[] p = words;
    for (int i = 0; i < p.length; i++) {
      int x = p[i];
      p[i] = Luma.of(x & 0xFF, x >> 8 & 0xFF, x >> 16 & 0xFF) * 0x010101;
    }
  }

  /** Turns the hue; see {@link HueRotation}. */
  void turnHue(double turns) {
    new HueRotation(turns).apply(words);
  }
}
