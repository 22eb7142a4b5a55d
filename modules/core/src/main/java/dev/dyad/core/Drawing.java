package dev.dyad.core;

import java.util.List;
import java.util.stream.Collectors;

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
   * A picture of lines, sharp at any size.
   *
   * @param picture the same in pixels
   * @param svg a whole SVG document
   */
  record Vector(Picture picture, String svg) implements Drawing {}

  /**
   * A picture and what is said of it.
   *
   * @param picture shown
   * @param words shown below: plain, or with what was changed in them
   */
  record Captioned(Picture picture, Drawing words) implements Drawing {
    /**
     * Checks that there are words.
     *
     * @throws IllegalArgumentException if words are neither {@link Words} nor a {@link Diff}
     */
    public Captioned {
      Require.that(
          words instanceof Words || words instanceof Diff,
          "words must be Words or a Diff, but were a %s",
          words.getClass().getSimpleName());
    }
  }

  /**
   * Plain words.
   *
   * @param text shown as it is, escaped where needed
   */
  record Words(String text) implements Drawing {}

  /**
   * Words of which some were changed.
   *
   * @param parts in order; without the added ones they read as before, without the removed ones as
   *     after
   * @param caption a line of its own below; may be empty
   */
  record Diff(List<Part> parts, String caption) implements Drawing {
    /** Copies the list. */
    public Diff {
      parts = List.copyOf(parts);
    }

    /** The words after all changes. */
    public String after() {
      return parts.stream()
          .filter(part -> part.mark() != Mark.REMOVED)
          .map(Part::text)
          .collect(Collectors.joining());
    }

    /** What became of some words. */
    public enum Mark {
      /** Nothing. */
      KEPT,
      /** They went. */
      REMOVED,
      /** They came. */
      ADDED
    }

    /**
     * Words with one fate.
     *
     * @param text spaces included
     * @param mark what became of them
     * @param note why; may be empty
     */
    public record Part(String text, Mark mark, String note) {}
  }
}
