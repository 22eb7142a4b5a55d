package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerspectiveTest extends ImageAugmentationContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Perspective(0.5, 0.9);
  }

  @Test
  void keepsThePictureIfNoCornerMoves() {
    Image image = Samples.noise(9, 6, 3, 1);
    var change = new Perspective.MoveCorners(List.of(0, 0, 0, 0, 0, 0, 0, 0), 0);
    assertThat(change.apply(image)).isEqualTo(image);
  }

  @Test
  void leavesAPictureOfOnePixel() {
    Image dot = Image.of(1, 1, 1, new byte[] {5});
    Seeds.forAll(
        20,
        random ->
            assertThat(new Perspective(0.9, 1).apply(View.raw(dot, origin()), random).changes())
                .isEmpty());
  }

  @Test
  void findsThePerspectiveOfFourPoints() {
    double[][] from = {{0, 0}, {10, 1}, {9, 8}, {1, 7}};
    double[][] to = {{1, 2}, {12, 0}, {8, 9}, {0, 6}};
    double[] m = Homography.between(from, to);
    for (int i = 0; i < 4; i++) {
      double x = from[i][0];
      double y = from[i][1];
      double w = m[6] * x + m[7] * y + 1;
      assertThat((m[0] * x + m[1] * y + m[2]) / w).isCloseTo(to[i][0], within(1e-9));
      assertThat((m[3] * x + m[4] * y + m[5]) / w).isCloseTo(to[i][1], within(1e-9));
    }
  }

  @Test
  void rejectsCornersThatMeet() {
    assertThatThrownBy(() -> new Perspective(1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("distortion must be in 0.0..0.99, but was 1.0");
  }
}
