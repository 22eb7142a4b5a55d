package dev.dyad.report;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Captioned;
import dev.dyad.core.Drawing.Picture;
import dev.dyad.core.Drawing.Sound;
import dev.dyad.core.Drawing.Vector;
import dev.dyad.core.Require;

/** Small pictures for pages. */
public final class Thumbnail {
  private Thumbnail() {}

  /**
   * The drawing, its picture made smaller by averaging areas so that neither side is longer than
   * that; anything smaller is kept as it is.
   *
   * @param side in pixels
   */
  public static Drawing of(Drawing drawing, int side) {
    if (drawing instanceof Sound sound) {
      return new Sound(of(sound.picture(), side), sound.wav());
    }
    if (drawing instanceof Vector vector) {
      return of(vector.picture(), side);
    }
    if (drawing instanceof Captioned captioned) {
      return new Captioned(of(captioned.picture(), side), captioned.words());
    }
    return drawing instanceof Picture picture ? of(picture, side) : drawing;
  }

  static Picture of(Picture picture, int side) {
    Require.positive("side", side);
    int longer = Math.max(picture.width(), picture.height());
    if (longer <= side) {
      return picture;
    }
    int width = Math.max(1, Math.round((float) picture.width() * side / longer));
    int height = Math.max(1, Math.round((float) picture.height() * side / longer));
    byte[] small = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        mean(picture, x, y, width, height, small);
      }
    }
    return new Picture(width, height, small);
  }

  /** Writes the mean colour of the pixels that one pixel of the small picture covers. */
  private static void mean(Picture from, int x, int y, int width, int height, byte[] to) {
    int left = (int) ((long) x * from.width() / width);
    int right = Math.max(left + 1, (int) ((long) (x + 1) * from.width() / width));
    int top = (int) ((long) y * from.height() / height);
    int bottom = Math.max(top + 1, (int) ((long) (y + 1) * from.height() / height));
    int count = (right - left) * (bottom - top);
    for (int channel = 0; channel < 3; channel++) {
      int sum = 0;
      for (int row = top; row < bottom; row++) {
        for (int column = left; column < right; column++) {
          sum += from.rgb()[(row * from.width() + column) * 3 + channel] & 255;
        }
      }
      to[(y * width + x) * 3 + channel] = (byte) ((sum + count / 2) / count);
    }
  }
}
