package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The negative: {@code 255 - x}. Draws nothing. */
public record Invert() implements Augmentation<Image> {
  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Inverted());
  }

  /** Every value x as 255 - x. */
  public record Inverted() implements DeviceChange {
    @Override
    public Image apply(Image image) {
      return Levels.map(image, Levels.table(level -> 255 - level));
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(new DeviceStep(DeviceFunction.SOLARIZE, width, height, 0));
    }
  }
}
