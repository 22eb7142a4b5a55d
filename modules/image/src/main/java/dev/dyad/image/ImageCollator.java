package dev.dyad.image;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
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
    implements Collator<Image> {
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
    var tensor = new Tensor.Floats(images.size(), channels, first.height(), first.width());
    FloatBuffer out = tensor.data();
    float[][] planes = new float[channels][first.width() * first.height()];
    for (Image image : images) {
      checkAlike(first, image);
      if (channels == 1) {
        fill(planes[0], image.data(), levels[0]);
      } else {
        fill(planes, image.data(), levels);
      }
      for (float[] plane : planes) {
        out.put(plane);
      }
    }
    return List.of(tensor);
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

  private static void fill(float[] plane, byte[] pixels, float[] levels) {
    for (int i = 0; i < plane.length; i++) {
      plane[i] = levels[pixels[i] & 0xFF];
    }
  }

  private static void fill(float[][] planes, byte[] pixels, float[][] levels) {
    float[] red = planes[0];
    float[] green = planes[1];
    float[] blue = planes[2];
    float[] redLevels = levels[0];
    float[] greenLevels = levels[1];
    float[] blueLevels = levels[2];
    for (int i = 0; i < red.length; i++) {
      red[i] = redLevels[pixels[3 * i] & 0xFF];
      green[i] = greenLevels[pixels[3 * i + 1] & 0xFF];
      blue[i] = blueLevels[pixels[3 * i + 2] & 0xFF];
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
