package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Maybe;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Two views of much of the picture and several small ones of little of it (SwAV, DINO): random
 * resized crop, flip, SimCLR's colour jitter with probability 0.8, gray with 0.2, blur with 0.5.
 *
 * @param size side of the two large views in pixels
 * @param localSize side of the small views in pixels
 * @param localViews how many small views; 0 or more
 * @param boundary large views show this part of the area or more, small views 0.05 up to this part
 * @see <a href="https://arxiv.org/abs/2006.09882">Caron et al. 2020</a>
 */
public record MultiCrop(int size, int localSize, int localViews, double boundary)
    implements Preset<Image> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public MultiCrop {
    Require.positive("size", size);
    Require.positive("localSize", localSize);
    Require.within("localViews", localViews, 0, 100);
    Require.within("boundary", boundary, 0.05, 1);
  }

  /** As the paper at 224: six small views of 96 (3/7 of the large), boundary 0.14. */
  public MultiCrop(int size) {
    this(size, (int) Math.ceil(size * 3 / 7.0), 6, 0.14);
  }

  @Override
  public List<Augmentation<Image>> pipelines() {
    var pipelines = new ArrayList<Augmentation<Image>>();
    var large = pipeline(new RandomResizedCrop(size, new Range(boundary, 1)));
    pipelines.add(large);
    pipelines.add(large);
    var small = pipeline(new RandomResizedCrop(localSize, new Range(0.05, boundary)));
    for (int i = 0; i < localViews; i++) {
      pipelines.add(small);
    }
    return List.copyOf(pipelines);
  }

  private static Augmentation<Image> pipeline(RandomResizedCrop crop) {
    return new Sequence<>(
        List.of(
            crop,
            new HorizontalFlip(),
            new Maybe<>(0.8, new ColorJitter(0.8, 0.8, 0.8, 0.2)),
            new Grayscale(0.2),
            new Maybe<>(0.5, new GaussianBlur())));
  }

  @Override
  public Augmentation<Image> evaluation() {
    return Photos.evaluation(size);
  }
}
