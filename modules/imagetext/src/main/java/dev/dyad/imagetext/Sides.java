package dev.dyad.imagetext;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.image.Image;
import dev.dyad.text.Text;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One side of captioned images as data by itself, for what is learnt from it before training. */
final class Sides {
  private Sides() {}

  /** The pictures; a sample without one cannot be read. */
  static Dataset<Image> images(Dataset<CaptionedImage> data) {
    return new Side<>(
        data,
        sample ->
            sample
                .value()
                .image()
                .orElseThrow(() -> new UnreadableSampleException(sample.id(), "has no picture")));
  }

  /** All captions of each picture, a line each, as one text. */
  static Dataset<Text> captions(Dataset<CaptionedImage> data) {
    return new Side<>(
        data,
        sample ->
            Text.of(
                sample.value().captions().stream()
                    .map(Text::content)
                    .collect(Collectors.joining("\n"))));
  }

  private record Side<T>(Dataset<CaptionedImage> data, Function<Sample<CaptionedImage>, T> part)
      implements Dataset<T> {
    @Override
    public int size() {
      return data.size();
    }

    @Override
    public Sample<T> get(int index) {
      Sample<CaptionedImage> sample = data.get(index);
      return new Sample<>(sample.id(), part.apply(sample), sample.label());
    }

    @Override
    public List<String> labelNames() {
      return data.labelNames();
    }
  }
}
