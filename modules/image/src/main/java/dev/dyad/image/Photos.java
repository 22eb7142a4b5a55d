package dev.dyad.image;

/** What the presets for photos have in common. */
final class Photos {
  private static final int SMALL = 96;

  private Photos() {}

  /**
   * The middle of the picture: 7/8 of its shorter side, as usual for ImageNet; below 96 pixels, for
   * pictures that are small and framed already, all of it.
   */
  static ResizedCenterCrop evaluation(int size) {
    return new ResizedCenterCrop(size, size < SMALL ? 1 : 0.875);
  }
}
