package dev.dyad.image;

/**
 * The lightness of a colour, {@code floor(0.2989 r + 0.587 g + 0.114 b)}: torchvision's
 * rgb_to_grayscale on 8-bit tensors. The weights sum to 0.9999, so white becomes 254.
 */
final class Luma {
  static final int SHIFT = 23;
  // Rounded up: the sum never falls below a whole result, and exceeds it by less than 1/10000.
  static final int RED = (int) Math.ceil(0.2989 * (1 << SHIFT));
  static final int GREEN = (int) Math.ceil(0.587 * (1 << SHIFT));
  static final int BLUE = (int) Math.ceil(0.114 * (1 << SHIFT));

  private Luma() {}

  static int of(int red, int green, int blue) {
    return (red * RED + green * GREEN + blue * BLUE) >>> SHIFT;
  }
}
