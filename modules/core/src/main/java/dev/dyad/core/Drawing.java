package dev.dyad.core;

/** How a value is shown to people, in a form that report pages understand. */
public sealed interface Drawing {
  /**
   * A raster picture.
   *
   * @param width in pixels
   * @param height in pixels
   * @param rgb width * height * 3 bytes, row by row
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Picture(int width, int height, byte[] rgb) implements Drawing {
    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if rgb is not width * height * 3 long
     */
    public Picture {
      Require.that(
          rgb.length == width * height * 3,
          "rgb must have %d x %d x 3 bytes, but has %d",
          width,
          height,
          rgb.length);
    }
  }

  /**
   * A picture that can be heard.
   *
   * @param picture shown
   * @param wav a whole WAV file, played
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Sound(Picture picture, byte[] wav) implements Drawing {}

  /**
   * Plain words.
   *
   * @param text shown as it is, escaped where needed
   */
  record Words(String text) implements Drawing {}
}
