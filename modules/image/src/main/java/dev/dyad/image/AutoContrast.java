package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Stretches each channel to the full range: {@code floor((x - min) * (255 / (max - min)))} in
 * single precision, as torchvision does; a channel of one level stays as it is. Draws nothing.
 */
public record AutoContrast() implements Augmentation<Image> {
  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Stretched());
  }

  /** Each channel stretched. */
  public record Stretched() implements Change<Image> {
    @Override
    public Image apply(Image image) {
      return Levels.mapByHistogram(image, Stretched::table);
    }

    private static byte[] table(int[] histogram) {
      int min = 0;
      while (histogram[min] == 0) {
        min++;
      }
      int max = 255;
      while (histogram[max] == 0) {
        max--;
      }
      if (min == max) {
        return Levels.table(level -> level);
      }
      int low = min;
      float scale = 255f / (max - min);
      return Levels.table(level -> (int) Math.max(0, Math.min(255, (level - low) * scale)));
    }
  }
}
