package dev.dyad.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class RotationTest extends SeriesAugmentationContract {
  @Override
  protected Augmentation<Series> augmentation() {
    return new Rotation();
  }

  @Test
  void channelsAreTurnedOrMovedWhole() {
    Series turned = changed(new Rotation(), Series.of(new float[] {1, 2}, new float[] {5, 6}), 3);
    for (int c = 0; c < 2; c++) {
      float first = Math.abs(turned.at(c, 0));
      assertThat(first).isIn(1f, 5f);
      assertThat(turned.at(c, 1)).isEqualTo(turned.at(c, 0) * (first + 1) / first);
    }
  }
}
