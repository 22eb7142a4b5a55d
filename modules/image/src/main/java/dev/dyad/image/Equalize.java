package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Spreads the values of each channel so that all levels become about equally frequent (histogram
 * equalisation as in Pillow and torchvision). Draws nothing.
 *
 * <p>With s the number of values below the channel's largest level, divided by 255 and rounded
 * down, level x becomes {@code min(255, floor((values below x + floor(s / 2)) / s))}; a channel
 * with s = 0 (nearly one level, or fewer than 256 values) stays as it is.
 */
public record Equalize() implements Augmentation<Image> {
  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Equalized());
  }

  /** Each channel equalised. */
  public record Equalized() implements Change<Image> {
    @Override
    public Image apply(Image image) {
      return Levels.mapByHistogram(image, Equalized::table);
    }

    private static byte[] table(int[] histogram) {
      long below = 0; // the largest level
      int largest = 255;
      while (histogram[largest] == 0) {
        largest--;
      }
      for (int level = 0; level < largest; level++) {
        below += histogram[level];
      }
      long step = below / 255;
      if (step == 0) {
        return Levels.table(level -> level);
      }
      byte[] table = new byte[256];
      long sum = 0;
      for (int level = 0; level < 256; level++) {
        table[level] = (byte) Math.min(255, (sum + step / 2) / step);
        sum += histogram[level];
      }
      return table;
    }
  }
}
