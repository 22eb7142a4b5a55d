package dev.dyad.image;

/**
 * A rectangle of pixels.
 *
 * @param left first column
 * @param top first row
 */
record Region(int left, int top, int width, int height) {
  /** Whether all of this region lies in a picture of the given size. */
  boolean within(int pictureWidth, int pictureHeight) {
    return left >= 0 && top >= 0 && left + width <= pictureWidth && top + height <= pictureHeight;
  }
}
