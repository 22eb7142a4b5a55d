package dev.dyad.imagetext;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Keeps one of the captions, each as likely as the others. What has one caption, or none, stays as
 * it is.
 */
public record OneCaption() implements Augmentation<CaptionedImage> {
  @Override
  public View<CaptionedImage> apply(View<CaptionedImage> in, SplittableGenerator random) {
    int captions = in.value().captions().size();
    return captions < 2 ? in : in.then(new CaptionTaken(random.nextInt(captions)));
  }

  /**
   * The caption of that number alone.
   *
   * @param number from 0
   */
  public record CaptionTaken(int number) implements Change<CaptionedImage> {
    /**
     * The picture with that caption.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    @Override
    public CaptionedImage apply(CaptionedImage value) {
      Require.that(
          number >= 0 && number < value.captions().size(),
          "number must be below the %d captions, but was %d",
          value.captions().size(),
          number);
      return new CaptionedImage(value.image(), List.of(value.captions().get(number)));
    }
  }
}
