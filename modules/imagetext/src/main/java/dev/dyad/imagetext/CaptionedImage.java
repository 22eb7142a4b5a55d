package dev.dyad.imagetext;

import dev.dyad.core.Require;
import dev.dyad.image.Image;
import dev.dyad.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture and what people said of it. One of the two sides may be missing: then this is the
 * picture alone, or words alone.
 *
 * @param image the picture
 * @param captions the first of them is the one that becomes an encoder's input
 */
public record CaptionedImage(Optional<Image> image, List<Text> captions) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is neither a picture nor a caption
   */
  public CaptionedImage {
    captions = List.copyOf(captions);
    Require.that(
        image.isPresent() || !captions.isEmpty(),
        "a captioned image must have a picture or a caption, but has neither");
  }

  /** A picture with its captions. */
  public static CaptionedImage of(Image image, List<Text> captions) {
    return new CaptionedImage(Optional.of(image), captions);
  }

  /** Words without a picture. */
  public static CaptionedImage of(Text words) {
    return new CaptionedImage(Optional.empty(), List.of(words));
  }

  /** The caption that becomes an encoder's input. */
  public Optional<Text> caption() {
    return captions.stream().findFirst();
  }

  /** The same captions of another picture. */
  CaptionedImage withImage(Image other) {
    return of(other, captions);
  }

  /** The same with another first caption. */
  CaptionedImage withCaption(Text other) {
    var all = new ArrayList<Text>(captions);
    all.set(0, other);
    return new CaptionedImage(image, all);
  }
}
