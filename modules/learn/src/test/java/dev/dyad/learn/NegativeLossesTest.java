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
import dev.dyad.testkit.Seeds;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NegativeLossesTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final Offset<Double> FLOAT = within(1e-4);

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static double decoupled(double[][] z1, double[][] z2, long[] groups, double t, double s) {
    int n = z1.length;
    double[][] z = Rows.both(z1, z2);
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += Math.exp(cosine(z1[i], z2[i]) / s) / n;
    }
    double loss = 0;
    for (int i = 0; i < 2 * n; i++) {
      double positive = cosine(z[i], z[(i + n) % (2 * n)]);
      double weight = Double.isInfinite(s) ? 1 : 2 - Math.exp(positive / s) / mean;
      double others = 0;
      for (int k = 0; k < 2 * n; k++) {
        others += groups[k % n] == groups[i % n] ? 0 : Math.exp(cosine(z[i], z[k]) / t);
      }
      loss += others == 0 ? 0 : (Math.log(others) - weight * positive / t) / (2 * n);
    }
    return loss;
  }

  private static double hard(
      double[][] z1, double[][] z2, long[] groups, double t, double beta, double tau) {
    int n = z1.length;
    double[][] z = Rows.both(z1, z2);
    double loss = 0;
    for (int i = 0; i < 2 * n; i++) {
      double positive = Math.exp(cosine(z[i], z[(i + n) % (2 * n)]) / t);
      int count = 0;
      double weighted = 0;
      double weights = 0;
      for (int k = 0; k < 2 * n; k++) {
        if (groups[k % n] != groups[i % n]) {
          double negative = Math.exp(cosine(z[i], z[k]) / t);
          weighted += negative * Math.pow(negative, beta);
          weights += Math.pow(negative, beta);
          count++;
        }
      }
      if (count > 0) {
        double g = (count * weighted / weights - tau * count * positive) / (1 - tau);
        g = Math.max(g, count * Math.exp(-1 / t));
        loss -= Math.log(positive / (positive + g)) / (2 * n);
      }
    }
    return loss;
  }

  @Test
  void agreesWithPlainLoops() {
    Seeds.forAll(
        20,
        random -> {
          double[][] z1 = gaussian(random, random.nextInt(2, 9), 3);
          double[][] z2 = gaussian(random, z1.length, 3);
          long[] groups = random.longs(z1.length, 0, 5).toArray();
          NDArray a = array(manager, z1);
          NDArray b = array(manager, z2);
          NDArray g = manager.create(groups);
          assertThat(value(NegativeLosses.decoupled(a, b, g, 0.2)))
              .isCloseTo(decoupled(z1, z2, groups, 0.2, Double.POSITIVE_INFINITY), EXACT);
          assertThat(value(NegativeLosses.decoupledWeighted(a, b, g, 0.2, 0.5)))
              .isCloseTo(decoupled(z1, z2, groups, 0.2, 0.5), EXACT);
          assertThat(value(NegativeLosses.hardNegatives(a, b, g, 0.4, 1.3, 0.15)))
              .isCloseTo(hard(z1, z2, groups, 0.4, 1.3, 0.15), EXACT);
          assertThat(value(NegativeLosses.hardNegatives(a, b, g, 0.4, 0, 0.1)))
              .isCloseTo(hard(z1, z2, groups, 0.4, 0, 0.1), EXACT);
        });
  }

  @Test
  void hardNegativesWithoutHardnessAndPriorAreNtXent() {
    NDArray z1 = manager.randomNormal(new Shape(6, 4));
    NDArray z2 = manager.randomNormal(new Shape(6, 4));
    NDArray own = manager.arange(6);
    assertThat(value(NegativeLosses.hardNegatives(z1, z2, own, 0.3, 0, 0)))
        .isCloseTo(value(Losses.ntXent(z1, z2, 0.3)), FLOAT);
  }

  @Test
  void areLogarithmsOfCountsWhenAllEmbeddingsAreEqual() {
    NDArray z = manager.ones(new Shape(8, 3));
    NDArray own = manager.arange(8);
    assertThat(value(NegativeLosses.decoupled(z, z, own, 0.1))).isCloseTo(Math.log(14), FLOAT);
    assertThat(value(NegativeLosses.decoupledWeighted(z, z, own, 0.1, 0.5)))
        .isCloseTo(Math.log(14), FLOAT);
    assertThat(value(NegativeLosses.hardNegatives(z, z, own, 0.5, 1, 0.1)))
        .isCloseTo(Math.log(15), FLOAT);
  }

  @Test
  void areFiniteWhereNoNegativeIsLeftAndAtLowTemperatures() {
    NDArray z = manager.create(new float[] {1, 0, -1, 0, 0, 0, 1, 0}, new Shape(4, 2));
    NDArray one = manager.zeros(new Shape(4));
    assertThat(value(NegativeLosses.decoupled(z, z, one, 0.1))).isZero();
    assertThat(value(NegativeLosses.hardNegatives(z, z, one, 0.1, 1, 0.1))).isZero();
    NDArray own = manager.arange(4);
    for (double t : new double[] {0.001, 0.01, 0.1, 100}) {
      assertThat(value(NegativeLosses.hardNegatives(z, z, own, t, 1, 0.1))).isFinite();
      assertThat(Gradients.of(z, x -> NegativeLosses.hardNegatives(x, z, own, t, 1, 0.1)))
          .doesNotContain(Double.NaN);
      assertThat(Gradients.of(z, x -> NegativeLosses.decoupled(x, z, one, t)))
          .doesNotContain(Double.NaN);
    }
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    Seeds.forAll(
        3,
        random -> {
          NDArray a = array(manager, gaussian(random, 5, 3));
          NDArray b = array(manager, gaussian(random, 5, 3));
          NDArray g = manager.create(new long[] {1, 2, 1, 3, 4});
          Gradients.assertCorrect(a, x -> NegativeLosses.decoupled(x, b, g, 0.3));
          Gradients.assertCorrect(b, x -> NegativeLosses.decoupled(a, x, g, 0.3));
          Gradients.assertCorrect(a, x -> NegativeLosses.hardNegatives(x, b, g, 0.5, 1, 0.1));
          Gradients.assertCorrect(b, x -> NegativeLosses.hardNegatives(a, x, g, 0.5, 0, 0.1));
        });
  }

  @Test
  void rejectsAPriorOfOne() {
    NDArray z = manager.ones(new Shape(4, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NegativeLosses.hardNegatives(z, z, manager.arange(4), 0.5, 1, 1))
        .withMessageContaining("prior must be in 0.0..0.9");
  }
}
