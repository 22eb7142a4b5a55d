package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import org.junit.jupiter.api.Test;

class ElasticDeformationTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new ElasticDeformation();
  }

  @Test
  void keepsThePictureWithoutStrength() {
    Image image = Samples.noise(9, 6, 3, 1);
    assertThat(view(new ElasticDeformation(0, 4), image, 1).value()).isEqualTo(image);
  }

  @Test
  void shiftsByTheDocumentedDeviation() {
    float[] field = SmoothField.draw(400, 400, 4, 34, RandomKey.of(1).generator());
    double sum = 0;
    for (float shift : field) {
      sum += shift * shift;
    }
    double expected = 34 / (2 * Math.sqrt(Math.PI) * Math.sqrt(3) * 4);
    assertThat(Math.sqrt(sum / field.length)).isCloseTo(expected, within(0.05 * expected));
  }

  @Test
  void changesSlowlyFromPixelToPixel() {
    float[] field = SmoothField.draw(100, 100, 4, 1, RandomKey.of(1).generator());
    double steps = 0;
    double sizes = 0;
    for (int i = 0; i + 1 < field.length; i++) {
      steps += Math.pow(field[i + 1] - field[i], 2);
      sizes += Math.pow(field[i], 2);
    }
    assertThat(steps / sizes).isLessThan(0.05); // 2 for independent numbers
  }
}
