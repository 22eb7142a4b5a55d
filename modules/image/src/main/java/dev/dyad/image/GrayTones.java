package dev.dyad.image;

/** Brightness and contrast of a gray image, gathered in one table that is applied at the end. */
final class GrayTones {
  private final Image image;
  private final int[] tones = new int[256];

  GrayTones(Image image) {
    this.image = image;
    for (int level = 0; level < 256; level++) {
      tones[level] = level;
    }
  }

  /** {@code f x}. */
  void brighten(double factor) {
    blendWith(Blend.fixed("brightness factor", factor), 0);
  }

  /** {@code f x + (1 - f) m}, with m the mean of the present values. */
  void contrast(double factor) {
    int fixed = Blend.fixed("contrast factor", factor);
    int[] histogram = Levels.histograms(image)[0];
    long sum = 0;
    for (int level = 0; level < 256; level++) {
      sum += (long) histogram[level] * tones[level];
    }
    double mean = (double) sum / image.data().length;
    blendWith(fixed, (int) Math.round(mean * (Blend.ONE - fixed)));
  }

  private void blendWith(int factor, int constant) {
    for (int level = 0; level < 256; level++) {
      tones[level] = Blend.level(tones[level] * factor + constant + Blend.GUARD);
    }
  }

  Image toImage() {
    return Levels.map(image, Levels.table(level -> tones[level]));
  }
}
