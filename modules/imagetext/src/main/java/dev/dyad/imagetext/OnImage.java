package dev.dyad.imagetext;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Sequence;
import dev.dyad.core.View;
import dev.dyad.image.Image;
import dev.dyad.image.RandomResizedCrop;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Augmentations of pictures, done to the picture. Words without a picture stay as they are.
 *
 * @param steps in order
 */
public record OnImage(List<Augmentation<Image>> steps) implements Augmentation<CaptionedImage> {
  /** Copies the list. */
  public OnImage {
    steps = List.copyOf(steps);
  }

  /**
   * A crop of nearly all of the picture, 224 pixels: a caption speaks of the whole of it.
   *
   * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al. 2021, section 2.4: a random
   *     square crop is the only augmentation</a>; of this size, as OpenCLIP has it
   */
  public OnImage() {
    this(List.of(new RandomResizedCrop(224, new Range(0.9, 1))));
  }

  @Override
  public View<CaptionedImage> apply(View<CaptionedImage> in, SplittableGenerator random) {
    View<CaptionedImage> view = in;
    if (in.value().image().isPresent()) {
      View<Image> image = View.raw(in.value().image().get(), in.origin());
      for (Change<Image> change : new Sequence<>(steps).apply(image, random).changes()) {
        view = view.then(new ImageChanged(change));
      }
    }
    return view;
  }

  /**
   * A change of the picture.
   *
   * @param change of the picture alone
   */
  public record ImageChanged(Change<Image> change) implements Change<CaptionedImage> {
    @Override
    public CaptionedImage apply(CaptionedImage value) {
      return value.image().map(image -> value.withImage(change.apply(image))).orElse(value);
    }
  }
}
