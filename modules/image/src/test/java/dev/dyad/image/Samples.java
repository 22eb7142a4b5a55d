package dev.dyad.image;

import dev.dyad.core.RandomKey;
import java.util.List;
import java.util.random.RandomGenerator;

/** Pictures for tests. */
final class Samples {
  private Samples() {}

  /** Every byte drawn on its own. */
  static Image noise(int width, int height, int channels, long seed) {
    return noise(width, height, channels, RandomKey.of(seed).generator());
  }

  static Image noise(int width, int height, int channels, RandomGenerator random) {
    byte[] pixels = new byte[width * height * channels];
    random.nextBytes(pixels);
    return Image.wrap(width, height, channels, pixels);
  }

  /** A picture of typical kind: gray or RGB, 20..60 pixels a side, smooth with some noise. */
  static Image typical(RandomGenerator random) {
    int width = 20 + random.nextInt(41);
    int height = 20 + random.nextInt(41);
    int channels = random.nextBoolean() ? 3 : 1;
    byte[] pixels = new byte[width * height * channels];
    int[] slopes = {random.nextInt(1, 6), random.nextInt(1, 6), random.nextInt(60)};
    for (int i = 0; i < pixels.length; i++) {
      int x = i / channels % width;
      int y = i / channels / width;
      int c = i % channels;
      pixels[i] =
          (byte)
              Math.min(
                  255, x * slopes[0] / 2 + y * slopes[1] / 2 + c * slopes[2] + random.nextInt(30));
    }
    return Image.wrap(width, height, channels, pixels);
  }

  /** One pixel, a line across, a line down, one colour, each gray and RGB. */
  static List<Image> edges() {
    return List.of(
        noise(1, 1, 1, 1),
        noise(1, 1, 3, 2),
        noise(5000, 1, 1, 3),
        noise(1, 5000, 1, 4),
        noise(5000, 1, 3, 5),
        noise(1, 5000, 3, 6),
        Image.of(9, 7, 3, new byte[9 * 7 * 3]),
        noise(2, 2, 1, 7));
  }
}
