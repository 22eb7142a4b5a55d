package dev.dyad.image;

import dev.dyad.core.DeviceCollator;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Pictures of one size as one tensor of shape (N, channels, height, width): {@code (value / 255 -
 * mean) / standardDeviation} for each channel.
 *
 * @param mean one number for all channels, or one for each
 * @param standardDeviation likewise; positive
 */
public record ImageCollator(List<Double> mean, List<Double> standardDeviation)
    implements DeviceCollator<Image> {
  private static final int PART = 2048; // pixels that are worked on together: they stay in a cache

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a list has neither 1 nor 3 numbers, or a standard deviation
   *     is not positive
   */
  public ImageCollator {
    mean = List.copyOf(mean);
    standardDeviation = List.copyOf(standardDeviation);
    checkCount("mean", mean);
    checkCount("standardDeviation", standardDeviation);
    mean.forEach(value -> Require.within("mean", value, -1e6, 1e6));
    standardDeviation.forEach(value -> Require.positive("standardDeviation", value));
  }

  /** Mean 0.5 and standard deviation 0.25 for every channel: near enough for most pictures. */
  public ImageCollator() {
    this(List.of(0.5), List.of(0.25));
  }

  /** For encoders that were trained on ImageNet: its mean and standard deviation. */
  public static ImageCollator imageNet() {
    return new ImageCollator(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
  }

  private static void checkCount(String name, List<Double> values) {
    Require.that(
        values.size() == 1 || values.size() == 3,
        "%s must have 1 number, or 3 for red, green, blue, but has %d",
        name,
        values.size());
  }

  @Override
  public List<Tensor> collate(List<Image> images) {
    Require.that(!images.isEmpty(), "a batch must have at least one picture");
    Image first = images.get(0);
    int channels = first.channels();
    float[][] levels = new float[channels][];
    for (int c = 0; c < channels; c++) {
      levels[c] = levels(of(mean, c, channels), of(standardDeviation, c, channels));
    }
    images.forEach(image -> checkAlike(first, image));
    var tensor = Tensor.Floats.unfilled(images.size(), channels, first.height(), first.width());
    FloatBuffer out = tensor.data();
    int pixels = first.width() * first.height();
    for (int n = 0; n < images.size(); n++) {
      if (channels == 1) {
        put(images.get(n).data(), levels[0], out, n * pixels);
      } else {
        put(images.get(n).words(), levels, out, 3 * n * pixels);
      }
    }
    return List.of(tensor);
  }

  @Override
  public Image deferring(Image raw) {
    return raw.deferring();
  }

  @Override
  public DrawnBatch drawn(List<Image> raw, List<List<View<Image>>> views) {
    Require.that(!raw.isEmpty(), "a batch must have at least one picture");
    for (List<View<Image>> view : views) {
      view.forEach(other -> checkAlike(view.get(0).value(), other.value()));
    }
    int channels = views.get(0).get(0).value().channels();
    double[] scale = new double[channels];
    double[] shift = new double[channels];
    for (int c = 0; c < channels; c++) {
      double deviation = of(standardDeviation, c, channels);
      scale[c] = 1 / (255 * deviation);
      shift[c] = -of(mean, c, channels) / deviation;
    }
    return PicturePlan.of(raw, views, scale, shift);
  }

  private static double of(List<Double> values, int channel, int channels) {
    Require.that(
        values.size() == 1 || values.size() == channels,
        "mean and standardDeviation have %d numbers, but the pictures are gray. Give one number",
        values.size());
    return values.get(values.size() == 1 ? 0 : channel);
  }

  /** The normalised value of each byte. */
  private static float[] levels(double mean, double standardDeviation) {
    float[] levels = new float[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) ((i / 255.0 - mean) / standardDeviation);
    }
    return levels;
  }

  private static void put(byte[] pixels, float[] levels, FloatBuffer out, int at) {
    float[] part = new float[Math.min(PART, pixels.length)];
    for (int from = 0; from < pixels.length; from += PART) {
      int count = Math.min(PART, pixels.length - from);
      for (int i = 0; i < count; i++) {
        part[i] = levels[pixels[from + i] & 0xFF];
      }
      out.put(at + from, part, 0, count);
    }
  }

  private static void put(int[] words, float[][] levels, FloatBuffer out, int at) {
    float[][] parts = new float[3][Math.min(PART, words.length)];
    for (int from = 0; from < words.length; from += PART) {
      int count = Math.min(PART, words.length - from);
      look(words, from, count, levels, parts);
      for (int c = 0; c < 3; c++) {
        out.put(at + c * words.length + from, parts[c], 0, count);
      }
    }
  }

  private static void look(int[] words, int from, int count, float[][] levels, float[][] parts) {
    float[] red = parts[0];
    float[] green = parts[1];
    float[] blue = parts[2];
    float[] redLevels = levels[0];
    float[] greenLevels = levels[1];
    float[] blueLevels = levels[2];
    for (int i = 0; i < count; i++) {
      int word = words[from + i];
      red[i] = redLevels[word & 0xFF];
      green[i] = greenLevels[word >> 8 & 0xFF];
      blue[i] = blueLevels[word >> 16 & 0xFF];
    }
  }

  private static void checkAlike(Image first, Image image) {
    Require.that(
        first.width() == image.width() && first.height() == image.height(),
        "pictures of one batch must have one size, but there are %s and %s. End the pipeline with"
            + " CenterCrop(size=%d), ResizedCenterCrop(size=%d) or another crop to one size",
        first,
        image,
        Math.min(first.width(), first.height()),
        Math.min(first.width(), first.height()));
    Require.that(
        first.channels() == image.channels(),
        "pictures of one batch must be all gray or all RGB, but there are %s and %s. Set the"
            + " reader's channels: ImageFolder(channels=rgb) or ImageFolder(channels=gray)",
        first,
        image);
  }
}
