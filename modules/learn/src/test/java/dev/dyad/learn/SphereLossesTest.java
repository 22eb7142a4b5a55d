package dev.dyad.learn;

import static dev.dyad.learn.Rows.array;
import static dev.dyad.learn.Rows.cosine;
import static dev.dyad.learn.Rows.gaussian;
import static dev.dyad.learn.Rows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dyad.learn.method.AlignUniform;
import dev.dyad.testkit.Seeds;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SphereLossesTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void agreeWithPlainLoops() {
    Seeds.forAll(
        20,
        random -> {
          double[][] z1 = gaussian(random, random.nextInt(2, 9), 3);
          double[][] z2 = gaussian(random, z1.length, 3);
          int n = z1.length;
          double squared = 0;
          double cubed = 0;
          double kernel = 0;
          for (int i = 0; i < n; i++) {
            double distance = Math.sqrt(2 - 2 * cosine(z1[i], z2[i]));
            squared += distance * distance / n;
            cubed += Math.pow(distance, 3) / n;
            for (int j = 0; j < i; j++) {
              kernel += Math.exp(-1.5 * (2 - 2 * cosine(z1[i], z1[j]))) / (n * (n - 1) / 2.0);
            }
          }
          NDArray a = array(manager, z1);
          NDArray b = array(manager, z2);
          assertThat(value(SphereLosses.alignment(a, b, 2))).isCloseTo(squared, EXACT);
          assertThat(value(SphereLosses.alignment(a, b, 3))).isCloseTo(cubed, EXACT);
          assertThat(value(SphereLosses.uniformity(a, 1.5))).isCloseTo(Math.log(kernel), EXACT);
        });
  }

  @Test
  void areZeroWhenAllEmbeddingsAreEqual() {
    NDArray z = manager.ones(new Shape(5, 3));
    assertThat(value(SphereLosses.alignment(z, z, 2))).isZero();
    assertThat(value(SphereLosses.uniformity(z, 2))).isCloseTo(0, within(1e-5));
    assertThat(Gradients.of(z, x -> SphereLosses.alignment(x, z, 1))).doesNotContain(Double.NaN);
  }

  @Test
  void oppositePointsAreFourTimesTheSharpnessApart() {
    NDArray z = manager.create(new float[] {3, 0, -1, 0}, new Shape(2, 2));
    assertThat(value(SphereLosses.uniformity(z, 2))).isCloseTo(-8, within(1e-5));
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    Seeds.forAll(
        3,
        random -> {
          NDArray a = array(manager, gaussian(random, 5, 3));
          NDArray b = array(manager, gaussian(random, 5, 3));
          Gradients.assertCorrect(a, x -> SphereLosses.alignment(x, b, 2));
          Gradients.assertCorrect(b, x -> SphereLosses.alignment(a, x, 3));
          Gradients.assertCorrect(a, x -> SphereLosses.uniformity(x, 2));
        });
  }

  /** Below 1 the slope of a distance is infinite where it is 0. */
  @Test
  void alignmentRejectsExponentsBelowOne() {
    NDArray z = manager.ones(new Shape(5, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SphereLosses.alignment(z, z, 0.5))
        .withMessageContaining("exponent must be in 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlignUniform(1, 1, 0.5, 2, 8, 4))
        .withMessageContaining("exponent must be in 1");
  }
}
