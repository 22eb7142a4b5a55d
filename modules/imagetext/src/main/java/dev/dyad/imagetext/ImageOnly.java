package dev.dyad.imagetext;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Leaves the captions out, without chance. Words without a picture stay as they are. */
public record ImageOnly() implements Augmentation<CaptionedImage> {
  @Override
  public View<CaptionedImage> apply(View<CaptionedImage> in, SplittableGenerator random) {
    boolean hasBoth = in.value().image().isPresent() && !in.value().captions().isEmpty();
    return hasBoth ? in.then(new CaptionsLeftOut()) : in;
  }

  /** Leaves the captions out. */
  public record CaptionsLeftOut() implements Change<CaptionedImage> {
    @Override
    public CaptionedImage apply(CaptionedImage value) {
      return new CaptionedImage(value.image(), List.of());
    }
  }
}
