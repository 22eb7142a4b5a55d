package dev.dyad.imagetext;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.View;
import java.util.Optional;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Leaves the picture out, without chance. Pictures without a caption stay as they are. */
public record CaptionOnly() implements Augmentation<CaptionedImage> {
  @Override
  public View<CaptionedImage> apply(View<CaptionedImage> in, SplittableGenerator random) {
    boolean hasBoth = in.value().image().isPresent() && !in.value().captions().isEmpty();
    return hasBoth ? in.then(new ImageLeftOut()) : in;
  }

  /** Leaves the picture out. */
  public record ImageLeftOut() implements Change<CaptionedImage> {
    @Override
    public CaptionedImage apply(CaptionedImage value) {
      return new CaptionedImage(Optional.empty(), value.captions());
    }
  }
}
