package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Range;
import dev.dyad.core.View;
import dev.dyad.image.GaussianBlur.Blurred;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussianBlurTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new GaussianBlur(0.1, new Range(0.5, 2));
  }

  @Test
  void isLikeTorchvision() {
    Golden.assertWithinOneLevel(
        new Blurred(3, 0.8).apply(Golden.COLOUR),
        """
        90, 146, 94, 137, 154, 112, 157, 144, 155, 109, 148, 159, 93, 134, 128, 99, 139,
        112, 107, 161, 104, 133, 163, 122, 147, 149, 141, 124, 145, 141, 120, 127, 142, 126,
        126, 140, 138, 159, 124, 138, 149, 139, 140, 143, 126, 143, 153, 111, 141, 144, 132,
        138, 131, 138, 149, 133, 131, 149, 117, 142, 144, 125, 126, 135, 164, 108, 127, 168,
        122, 124, 149, 125
        """);
  }

  @Test
  void isLikeTorchvisionOnGrayWithAKernelAsLongAsTheImage() {
    Golden.assertWithinOneLevel(
        new Blurred(7, 1.5).apply(Golden.image(9, 8, 1)),
        """
        122, 126, 131, 131, 124, 117, 117, 122, 124, 123, 127, 131, 131, 126, 121, 122, 127,
        128, 129, 130, 131, 130, 131, 131, 134, 137, 138, 137, 135, 132, 131, 136, 141, 144,
        144, 143, 144, 140, 134, 132, 137, 142, 143, 139, 137, 140, 137, 133, 132, 136, 137,
        135, 129, 126, 134, 133, 132, 132, 133, 132, 128, 122, 119, 131, 130, 131, 132, 132,
        131, 126, 119, 117
        """);
  }

  @Test
  void agreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          Image image = Samples.noise(random.nextInt(1, 40), random.nextInt(1, 40), 3, random);
          int kernel = 2 * random.nextInt(1, 12) + 1;
          double sigma = random.nextDouble(0.1, 5);
          Image blurred = new Blurred(kernel, sigma).apply(image);
          for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
              double expected = plainBlur(image, x, y, kernel / 2, sigma);
              assertThat((double) blurred.at(x, y, 1)).isBetween(expected - 0.6, expected + 0.6);
            }
          }
        });
  }

  private static double plainBlur(Image image, int x, int y, int radius, double sigma) {
    double sum = 0;
    double weights = 0;
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        double weight = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
        sum += weight * image.at(mirror(x + dx, image.width()), mirror(y + dy, image.height()), 1);
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static int mirror(int place, int size) {
    int inside = size == 1 ? 0 : place;
    while (inside < 0 || inside >= size) {
      inside = inside < 0 ? -inside : 2 * (size - 1) - inside;
    }
    return inside;
  }

  @Test
  void keepsAPlainImage() {
    Image plain = Golden.of(30, 20, 3, i -> 255);
    assertThat(new Blurred(23, 2).apply(plain)).isEqualTo(plain);
  }

  @Test
  void hasWeightsThatSumToOne() {
    for (double sigma = 0.1; sigma < 20; sigma += 0.1) {
      int[] weights = SymmetricFilter.gaussianWeights(23, sigma);
      assertThat(2 * Arrays.stream(weights).sum() - weights[0]).isEqualTo(1 << 15);
    }
  }

  @Test
  void takesATenthOfTheShorterSideAsKernel() {
    assertThat(kernelFor(224, 300)).isEqualTo(23);
    assertThat(kernelFor(96, 96)).isEqualTo(9);
    assertThat(kernelFor(32, 32)).isEqualTo(3);
    assertThat(kernelFor(1, 5000)).isEqualTo(3);
  }

  private static int kernelFor(int width, int height) {
    View<Image> raw = View.raw(Samples.noise(width, height, 1, 1), new Origin("s", 0, 0, 1));
    View<Image> view = new GaussianBlur().apply(raw, RandomKey.of(1).generator());
    return ((Blurred) view.changes().get(0)).kernelPixels();
  }

  @Test
  void rejectsSigmaOfZero() {
    assertThatThrownBy(() -> new GaussianBlur(0.1, new Range(0, 1)))
        .hasMessage("sigmaPixels must be positive, but was 0.0");
  }

  @Test
  void rejectsEvenKernels() {
    assertThatThrownBy(() -> new Blurred(4, 1))
        .hasMessage("kernelPixels must be odd and positive, but was 4");
  }
}
