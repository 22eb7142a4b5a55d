package dev.dyad.imagetext;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import dev.dyad.image.Image;
import dev.dyad.image.ImageCollator;
import dev.dyad.text.HashedGrams;
import dev.dyad.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Pictures and captions as two tensors: what the collators of either make of them. A side that is
 * missing is empty, shape (N, 0).
 *
 * @param image makes one tensor of pictures
 * @param caption makes one tensor of the first captions
 */
public record CaptionedImageCollator(Collator<Image> image, Collator<Text> caption)
    implements Collator<CaptionedImage> {
  /** Words and their pieces by their hash, as nothing has to be learnt for them. */
  public CaptionedImageCollator() {
    this(new ImageCollator(), new HashedGrams());
  }

  @Override
  public List<Tensor> collate(List<CaptionedImage> values) {
    Require.that(!values.isEmpty(), "a batch must have at least one captioned image");
    long n = values.size();
    List<Image> images = values.stream().flatMap(value -> value.image().stream()).toList();
    List<Text> captions = values.stream().flatMap(value -> value.caption().stream()).toList();
    checkSide("picture", images.size(), n);
    checkSide("caption", captions.size(), n);
    return List.of(
        images.isEmpty() ? new Tensor.Floats(n, 0) : single(image.collate(images)),
        captions.isEmpty() ? new Tensor.Longs(n, 0) : single(caption.collate(captions)));
  }

  private static void checkSide(String side, int there, long all) {
    Require.that(
        there == 0 || there == all,
        "of %d samples of a batch %d have a %s and the others not. Begin the view with ImageOnly or"
            + " CaptionOnly, or leave out samples without a %s",
        all,
        there,
        side,
        side);
  }

  private static Tensor single(List<Tensor> tensors) {
    Require.that(
        tensors.size() == 1,
        "either side must become one tensor, but a collator gave %d",
        tensors.size());
    return tensors.get(0);
  }

  @Override
  public Collator<CaptionedImage> fitted(Dataset<CaptionedImage> train, Path folder)
      throws IOException {
    return new CaptionedImageCollator(
        image.fitted(Sides.images(train), folder), caption.fitted(Sides.captions(train), folder));
  }
}
