package dev.dyad.learn;

import static dev.dyad.learn.Rows.array;
import static dev.dyad.learn.Rows.gaussian;
import static dev.dyad.learn.Rows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dyad.learn.RedundancyLosses.VicWeights;
import dev.dyad.testkit.Seeds;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedundancyLossesTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final Offset<Double> FLOAT = within(1e-3);

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static double mean(double[][] z, int j) {
    double sum = 0;
    for (double[] row : z) {
      sum += row[j];
    }
    return sum / z.length;
  }

  /** Sum over samples of the products of two centred dimensions. */
  private static double product(double[][] a, int i, double[][] b, int j) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += (a[n][i] - mean(a, i)) * (b[n][j] - mean(b, j));
    }
    return sum;
  }

  private static double barlowTwins(double[][] z1, double[][] z2, double weight) {
    int n = z1.length;
    double loss = 0;
    for (int i = 0; i < z1[0].length; i++) {
      for (int j = 0; j < z1[0].length; j++) {
        double s1 = Math.sqrt(product(z1, i, z1, i) / n + 1e-5);
        double s2 = Math.sqrt(product(z2, j, z2, j) / n + 1e-5);
        double c = product(z1, i, z2, j) / n / s1 / s2;
        loss += i == j ? (1 - c) * (1 - c) : weight * c * c;
      }
    }
    return loss;
  }

  private static double vicReg(double[][] z1, double[][] z2, VicWeights weights) {
    int d = z1[0].length;
    double near = 0;
    for (int n = 0; n < z1.length; n++) {
      for (int j = 0; j < d; j++) {
        near += (z1[n][j] - z2[n][j]) * (z1[n][j] - z2[n][j]) / z1.length / d;
      }
    }
    double spread = 0;
    double alike = 0;
    for (double[][] z : new double[][][] {z1, z2}) {
      for (int i = 0; i < d; i++) {
        double variance = product(z, i, z, i) / (z.length - 1);
        spread += Math.max(0, 1 - Math.sqrt(variance + 1e-4)) / d / 2;
        for (int j = 0; j < d; j++) {
          alike += i == j ? 0 : Math.pow(product(z, i, z, j) / (z.length - 1), 2) / d;
        }
      }
    }
    return weights.invariance() * near + weights.variance() * spread + weights.covariance() * alike;
  }

  @Test
  void agreeWithPlainLoops() {
    Seeds.forAll(
        20,
        random -> {
          double[][] z1 = gaussian(random, random.nextInt(2, 9), 4);
          double[][] z2 = gaussian(random, z1.length, 4);
          NDArray a = array(manager, z1);
          NDArray b = array(manager, z2);
          assertThat(value(RedundancyLosses.barlowTwins(a, b, 0.0051)))
              .isCloseTo(barlowTwins(z1, z2, 0.0051), EXACT);
          var weights = new VicWeights(25, 20, 3);
          assertThat(value(RedundancyLosses.vicReg(a, b, weights)))
              .isCloseTo(vicReg(z1, z2, weights), EXACT);
        });
  }

  @Test
  void barlowTwinsIsZeroForEqualUncorrelatedDimensions() {
    NDArray z = manager.create(new float[] {9, 9, 9, -9, -9, 9, -9, -9}, new Shape(4, 2));
    assertThat(value(RedundancyLosses.barlowTwins(z, z, 1))).isCloseTo(0, FLOAT);
  }

  @Test
  void vicRegIsZeroForEqualSpreadUncorrelatedDimensions() {
    NDArray z = manager.create(new float[] {2, 2, 2, -2, -2, 2, -2, -2}, new Shape(4, 2));
    assertThat(value(RedundancyLosses.vicReg(z, z, new VicWeights()))).isCloseTo(0, FLOAT);
  }

  @Test
  void areLargeWhenAllEmbeddingsAreEqual() {
    NDArray z = manager.ones(new Shape(6, 5));
    assertThat(value(RedundancyLosses.barlowTwins(z, z, 0.0051))).isCloseTo(5, FLOAT);
    assertThat(value(RedundancyLosses.vicReg(z, z, new VicWeights()))).isCloseTo(0.99 * 25, FLOAT);
    assertThat(Gradients.of(z, x -> RedundancyLosses.vicReg(x, z, new VicWeights())))
        .doesNotContain(Double.NaN);
    assertThat(Gradients.of(z, x -> RedundancyLosses.barlowTwins(x, z, 0.0051)))
        .doesNotContain(Double.NaN);
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    Seeds.forAll(
        3,
        random -> {
          NDArray a = array(manager, gaussian(random, 5, 3)).mul(0.5);
          NDArray b = array(manager, gaussian(random, 5, 3)).mul(0.5);
          Gradients.assertCorrect(a, x -> RedundancyLosses.barlowTwins(x, b, 0.01));
          Gradients.assertCorrect(b, x -> RedundancyLosses.barlowTwins(a, x, 0.01));
          var weights = new VicWeights(3, 2, 1);
          Gradients.assertCorrect(a, x -> RedundancyLosses.vicReg(x, b, weights));
          Gradients.assertCorrect(b, x -> RedundancyLosses.vicReg(a, x, weights));
        });
  }
}
