package dev.dyad.imagetext;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Preset;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import dev.dyad.image.Image;
import dev.dyad.image.RandomResizedCrop;
import dev.dyad.image.ResizedCenterCrop;
import dev.dyad.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The views of CLIP: first the picture alone, then one of its captions alone; then, where there are
 * steps for it, a wrong caption. Pictures are evaluated as the largest square in their middle.
 *
 * @param size side of the pictures in pixels; steps that crop should give this size
 * @param image done to the picture; ends with pictures of one size
 * @param caption done to the caption
 * @param wrongCaption make a wrong caption, a hard negative; none for no third view
 * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al. 2021</a>
 */
public record ImageAndCaption(
    int size,
    List<Augmentation<Image>> image,
    List<Augmentation<Text>> caption,
    List<Augmentation<Text>> wrongCaption)
    implements Preset<CaptionedImage> {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if size is not positive, or no step of a wrong caption breaks
   *     the meaning
   */
  public ImageAndCaption {
    Require.positive("size", size);
    image = List.copyOf(image);
    caption = List.copyOf(caption);
    wrongCaption = List.copyOf(wrongCaption);
    pipelines(image, caption, wrongCaption);
  }

  /** A crop of nearly all of the picture; captions as they are. */
  public ImageAndCaption(int size) {
    this(size, List.of(new RandomResizedCrop(size, new Range(0.9, 1))), List.of(), List.of());
  }

  @Override
  public List<Augmentation<CaptionedImage>> pipelines() {
    return pipelines(image, caption, wrongCaption);
  }

  private static List<Augmentation<CaptionedImage>> pipelines(
      List<Augmentation<Image>> image,
      List<Augmentation<Text>> caption,
      List<Augmentation<Text>> wrongCaption) {
    var pipelines = new ArrayList<Augmentation<CaptionedImage>>();
    pipelines.add(Sequence.of(new ImageOnly(), new OnImage(image)));
    pipelines.add(Sequence.of(new CaptionOnly(), new OneCaption(), new OnCaption(caption)));
    if (!wrongCaption.isEmpty()) {
      pipelines.add(
          Sequence.of(new CaptionOnly(), new OneCaption(), new WrongCaption(wrongCaption)));
    }
    return List.copyOf(pipelines);
  }

  @Override
  public Augmentation<CaptionedImage> evaluation() {
    return Sequence.of(new ImageOnly(), new OnImage(List.of(new ResizedCenterCrop(size))));
  }
}
