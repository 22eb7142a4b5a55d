package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GrayscaleTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Grayscale();
  }

  @Override
  protected Image sample(SplittableGenerator random) {
    return Samples.noise(30, 20, 3, random);
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Test
  void isLikeTorchvision() {
    Golden.assertValues(
        new Grayscale.Grayed().apply(Golden.COLOUR),
        """
        45, 45, 45, 206, 206, 206, 116, 116, 116, 197, 197, 197, 73, 73, 73, 150, 150, 150,
        52, 52, 52, 201, 201, 201, 99, 99, 99, 167, 167, 167, 61, 61, 61, 202, 202, 202,
        213, 213, 213, 153, 153, 153, 160, 160, 160, 143, 143, 143, 175, 175, 175, 77, 77,
        77, 105, 105, 105, 80, 80, 80, 104, 104, 104, 149, 149, 149, 169, 169, 169, 136,
        136, 136
        """);
  }

  @Test
  void agreesWithExactArithmeticForEveryColour() {
    for (int r = 0; r < 256; r++) {
      for (int g = 0; g < 256; g++) {
        for (int b = 0; b < 256; b++) {
          int expected = (2989 * r + 5870 * g + 1140 * b) / 10000;
          if (Luma.of(r, g, b) != expected) {
            assertThat(Luma.of(r, g, b)).as("%d, %d, %d", r, g, b).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void leavesGrayImagesAlone() {
    assertThat(new Grayscale.Grayed().apply(Golden.GRAY)).isEqualTo(Golden.GRAY);
  }

  @Test
  void happensWithProbabilityP() {
    long grayed =
        LongStream.range(0, 1000)
            .filter(
                key ->
                    !new Grayscale(0.2)
                        .apply(
                            View.raw(Golden.GRAY, new Origin("s", 0, 0, key)),
                            RandomKey.of(key).generator())
                        .changes()
                        .isEmpty())
            .count();
    assertThat(grayed).isBetween(150L, 250L); // four standard deviations
  }

  @Test
  void rejectsProbabilityAboveOne() {
    assertThatThrownBy(() -> new Grayscale(1.5)).hasMessage("p must be in 0.0..1.0, but was 1.5");
  }
}
