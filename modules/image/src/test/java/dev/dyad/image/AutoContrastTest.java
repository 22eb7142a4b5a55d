package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

class AutoContrastTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new AutoContrast();
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Override
  protected Image sample(SplittableGenerator random) {
    return ColorJitter.Recolored.brightness(0.5).apply(Samples.typical(random));
  }

  @Test
  void isLikeTorchvision() {
    Golden.assertValues(
        new AutoContrast.Stretched().apply(DULL),
        """
        10, 38, 102, 192, 248, 87, 223, 47, 199, 101, 255, 180, 125, 51, 24, 0, 251, 0, 20,
        44, 105, 188, 242, 74, 206, 28, 177, 69, 223, 143, 83, 6, 242, 241, 194, 205, 248,
        245, 31, 104, 159, 254, 104, 204, 80, 255, 114, 34, 251, 156, 118, 97, 60, 68, 90,
        98, 149, 230, 0, 96, 220, 31, 174, 55, 200, 115, 41, 229, 186, 171, 121, 124
        """);
  }

  @Test
  void leavesAChannelOfOneLevelAlone() {
    Image plain = Golden.of(3, 2, 3, i -> 77);
    assertThat(new AutoContrast.Stretched().apply(plain)).isEqualTo(plain);
  }

  @Test
  void spreadsTwoLevelsToBlackAndWhite() {
    assertThat(new AutoContrast.Stretched().apply(Image.of(2, 1, 1, new byte[] {90, 100})))
        .isEqualTo(Image.of(2, 1, 1, new byte[] {0, (byte) 255}));
  }

  private static final Image DULL =
      Golden.of(6, 4, 3, i -> (7 * i * i + 31 * i + 13) % 256 / 3 + 50);
}
