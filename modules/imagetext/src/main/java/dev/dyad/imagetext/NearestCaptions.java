package dev.dyad.imagetext;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.core.View;
import dev.dyad.image.Image;
import dev.dyad.image.ImageCollator;
import dev.dyad.image.ResizedCenterCrop;
import dev.dyad.text.Text;
import dev.dyad.text.TextModality;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finding pictures by words without training an encoder: words stand for the pictures of the
 * {@value #NEAREST} training captions nearest to them by TF-IDF of words and their pieces; pictures
 * are compared by their pixels, {@value #SIDE} x {@value #SIDE}, less the mean of the training
 * pictures.
 */
final class NearestCaptions implements Collator<CaptionedImage> {
  static final int NEAREST = 5;
  static final int SIDE = 16;
  private static final int MOST = 20_000; // training pictures that are kept
  private static final int DIMENSION = 3 * SIDE * SIDE;

  private final Collator<Text> words;
  private final List<Known> known;
  private final float[] mean;

  /** A training caption as a unit vector, and its picture. */
  @SuppressWarnings("ArrayRecordComponent") // read in one place, never compared
  private record Known(float[] words, float[] pixels) {}

  /** A training picture. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Seen(float[] pixels, List<Text> captions) {}

  private NearestCaptions(Collator<Text> words, List<Known> known, float[] mean) {
    this.words = words;
    this.known = known;
    this.mean = mean;
  }

  /** Not yet fitted: knows no caption. */
  static Collator<CaptionedImage> unfitted() {
    return new NearestCaptions(
        new TextModality().baselines().get("tfIdfPieces"), List.of(), new float[DIMENSION]);
  }

  @Override
  public Collator<CaptionedImage> fitted(Dataset<CaptionedImage> train, Path folder)
      throws IOException {
    Collator<Text> fitted = words.fitted(Sides.captions(train), folder);
    var samples = samples(train);
    float[] middle = new float[DIMENSION];
    samples.forEach(s -> add(middle, s.pixels(), 1f / samples.size()));
    var all = new ArrayList<Known>();
    for (Seen sample : samples) {
      add(sample.pixels(), middle, -1);
      float[] direction = unit(sample.pixels());
      for (Text caption : sample.captions()) {
        all.add(new Known(unit(vector(fitted, caption)), direction));
      }
    }
    return new NearestCaptions(fitted, List.copyOf(all), middle);
  }

  /** Those with both sides, at most {@value #MOST}, evenly spaced. */
  private static List<Seen> samples(Dataset<CaptionedImage> train) {
    var samples = new ArrayList<Seen>();
    long count = Math.min(MOST, train.size());
    for (long k = 0; k < count; k++) {
      CaptionedImage value;
      try {
        value = train.get((int) (k * train.size() / count)).value();
      } catch (UnreadableSampleException e) {
        continue; // counted where the data is trained on
      }
      if (value.image().isPresent()) {
        samples.add(new Seen(pixels(value.image().get()), value.captions()));
      }
    }
    return samples;
  }

  @Override
  public List<Tensor> collate(List<CaptionedImage> values) {
    Require.that(!values.isEmpty(), "a batch must have at least one captioned image");
    var tensor = new Tensor.Floats(values.size(), DIMENSION);
    FloatBuffer data = tensor.data();
    for (CaptionedImage value : values) {
      data.put(
          value.image().isPresent() ? seen(value.image().get()) : told(value.captions().get(0)));
    }
    return List.of(tensor);
  }

  private float[] seen(Image image) {
    float[] pixels = pixels(image);
    add(pixels, mean, -1);
    return unit(pixels);
  }

  private float[] told(Text caption) {
    float[] query = unit(vector(words, caption));
    float[] sum = new float[DIMENSION];
    double[] cosines = known.stream().mapToDouble(k -> dot(k.words(), query)).toArray();
    IntStream.range(0, cosines.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -cosines[i]))
        .limit(NEAREST)
        .forEach(i -> add(sum, known.get(i).pixels(), (float) Math.max(0, cosines[i])));
    return sum;
  }

  private static float[] pixels(Image image) {
    var small =
        new ResizedCenterCrop(SIDE)
            .apply(View.raw(image, new Origin("", 0, 0, 0)), RandomKey.of(0).generator())
            .value();
    float[] pixels = new float[DIMENSION];
    float[] values = row(new ImageCollator().collate(List.of(small)));
    for (int i = 0; i < DIMENSION; i++) {
      pixels[i] = values[i % values.length]; // gray: the same three times
    }
    return pixels;
  }

  private static float[] vector(Collator<Text> words, Text text) {
    return row(words.collate(List.of(text)));
  }

  private static float[] row(List<Tensor> tensors) {
    FloatBuffer data = ((Tensor.Floats) tensors.get(0)).data();
    float[] row = new float[data.remaining()];
    data.get(row);
    return row;
  }

  private static void add(float[] to, float[] from, float times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * from[i];
    }
  }

  private static float[] unit(float[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    float[] unit = new float[vector.length];
    if (length > 0) {
      add(unit, vector, (float) (1 / length));
    }
    return unit;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
