package dev.dyad.imagetext;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import dev.dyad.core.View;
import dev.dyad.image.ImageModality;
import dev.dyad.text.Text;
import dev.dyad.text.TextModality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pictures together with what people said of them, so that words can find pictures. */
public final class ImageTextModality implements Modality<CaptionedImage> {
  private final ImageModality images = new ImageModality();
  private final TextModality texts = new TextModality();

  /** For the service loader. */
  public ImageTextModality() {}

  @Override
  public String name() {
    return "imagetext";
  }

  @Override
  public Class<CaptionedImage> type() {
    return CaptionedImage.class;
  }

  @Override
  public List<Class<? extends Augmentation<CaptionedImage>>> augmentations() {
    return List.of(
        OnImage.class,
        OnCaption.class,
        OneCaption.class,
        ImageOnly.class,
        CaptionOnly.class,
        WrongCaption.class);
  }

  @Override
  public List<Class<? extends Preset<CaptionedImage>>> presets() {
    return List.of(ImageAndCaption.class);
  }

  @Override
  public List<DatasetReader<CaptionedImage>> readers() {
    return List.of(
        new CocoCaptions(),
        new FlickrTokens(),
        new CaptionsCsv(),
        new SinglePicture(),
        new CaptionFolder());
  }

  @Override
  public Collator<CaptionedImage> collator() {
    return new CaptionedImageCollator();
  }

  @Override
  public Map<String, Collator<CaptionedImage>> baselines() {
    return Map.of("nearestCaptions", NearestCaptions.unfitted());
  }

  @Override
  public List<Modality<?>> parts() {
    return List.of(images, texts);
  }

  @Override
  public List<CaptionedImage> captions(CaptionedImage value) {
    return value.captions().stream().map(CaptionedImage::of).toList();
  }

  @Override
  public Optional<CaptionedImage> ofWords(String words) {
    return Optional.of(CaptionedImage.of(Text.of(words)));
  }

  /** Pictures of 96 pixels: a size that can be trained on without a GPU. */
  @Override
  public Preset<CaptionedImage> defaultViews() {
    return new ImageAndCaption(96);
  }

  @Override
  public String defaultEncoder() {
    return "two-towers";
  }

  @Override
  public Drawing draw(CaptionedImage raw, View<CaptionedImage> view) {
    Optional<Drawing> words =
        view.value()
            .caption()
            .map(c -> texts.draw(Captions.before(raw, view), Captions.of(raw, view)));
    return together(view.value(), words);
  }

  @Override
  public Drawing draw(CaptionedImage value) {
    String all = value.captions().stream().map(Text::content).collect(Collectors.joining(" / "));
    return together(value, all.isEmpty() ? Optional.empty() : Optional.of(new Drawing.Words(all)));
  }

  private Drawing together(CaptionedImage value, Optional<Drawing> words) {
    Optional<Drawing.Picture> picture =
        value.image().map(image -> (Drawing.Picture) images.draw(image));
    if (picture.isPresent() && words.isPresent()) {
      return new Drawing.Captioned(picture.get(), words.get());
    }
    return picture.isPresent() ? picture.get() : words.orElseThrow();
  }
}
