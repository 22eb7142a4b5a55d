package dev.dyad.learn;

import static dev.dyad.learn.Rows.array;
import static dev.dyad.learn.Rows.cosine;
import static dev.dyad.learn.Rows.gaussian;
import static dev.dyad.learn.Rows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredictionLossesTest {
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

  /** The paper's algorithm: exp, then rows and columns brought to equal sums in turn. */
  private static double[][] sinkhorn(double[][] scores, double epsilon, int rounds) {
    int n = scores.length;
    int k = scores[0].length;
    double[][] q = new double[n][k];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < k; j++) {
        q[i][j] = Math.exp(scores[i][j] / epsilon);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (int j = 0; j < k; j++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += q[i][j];
        }
        for (int i = 0; i < n; i++) {
          q[i][j] /= sum * k;
        }
      }
      for (double[] row : q) {
        double sum = 0;
        for (double x : row) {
          sum += x;
        }
        for (int j = 0; j < k; j++) {
          row[j] /= sum * n;
        }
      }
    }
    for (double[] row : q) {
      for (int j = 0; j < k; j++) {
        row[j] *= n;
      }
    }
    return q;
  }

  @Test
  void agreeWithPlainLoops() {
    Seeds.forAll(
        20,
        random -> {
          double[][] p = gaussian(random, random.nextInt(2, 9), 4);
          double[][] z = gaussian(random, p.length, 4);
          double cosines = 0;
          double swapped = 0;
          double[][] codes = sinkhorn(z, 0.5, 3);
          for (int i = 0; i < p.length; i++) {
            cosines += cosine(p[i], z[i]) / p.length;
            double all = 0;
            for (double s : p[i]) {
              all += Math.exp(s / 0.3);
            }
            for (int k = 0; k < 4; k++) {
              swapped -= codes[i][k] * (p[i][k] / 0.3 - Math.log(all)) / p.length;
            }
          }
          NDArray a = array(manager, p);
          NDArray b = array(manager, z);
          assertThat(value(PredictionLosses.negativeCosine(a, b))).isCloseTo(-cosines, EXACT);
          NDArray q = PredictionLosses.sinkhorn(b, 0.5, 3);
          assertThat(q.toDoubleArray())
              .containsExactly(array(manager, codes).toDoubleArray(), EXACT);
          assertThat(value(PredictionLosses.swapped(a, q, 0.3))).isCloseTo(swapped, EXACT);
        });
  }

  @Test
  void sinkhornGivesEachPrototypeTheSameShare() {
    manager.getEngine().setRandomSeed(1);
    NDArray scores = manager.randomNormal(new Shape(40, 5)).tanh();
    NDArray codes = PredictionLosses.sinkhorn(scores, 0.05, 500);
    for (float share : codes.sum(new int[] {0}).toFloatArray()) {
      assertThat(share).isCloseTo(8, within(0.01f));
    }
    for (float sum : codes.sum(new int[] {1}).toFloatArray()) {
      assertThat(sum).isCloseTo(1, within(1e-4f));
    }
  }

  @Test
  void sinkhornStaysFiniteForHardCodes() {
    NDArray scores = manager.create(new float[] {1, -1, 1, -1, -1, 1}, new Shape(3, 2));
    assertThat(PredictionLosses.sinkhorn(scores, 1e-4, 3).toFloatArray()).doesNotContain(Float.NaN);
  }

  @Test
  void swappedIsLogOfPrototypesWhenAllScoresAreEqual() {
    NDArray scores = manager.ones(new Shape(4, 7));
    NDArray codes = PredictionLosses.sinkhorn(scores, 0.05, 3);
    assertThat(value(PredictionLosses.swapped(scores, codes, 0.1)))
        .isCloseTo(Math.log(7), within(1e-5));
  }

  @Test
  void noGradientReachesTheTarget() {
    NDArray z = manager.randomNormal(new Shape(3, 4));
    double[] ofTarget = Gradients.of(z, x -> PredictionLosses.negativeCosine(tied(z, x), x));
    double[] ofCodes =
        Gradients.of(
            z,
            x -> PredictionLosses.swapped(tied(z, x), PredictionLosses.sinkhorn(x, 0.1, 3), 0.1));
    assertThat(Arrays.stream(ofTarget).map(Math::abs).sum()).isZero();
    assertThat(Arrays.stream(ofCodes).map(Math::abs).sum()).isZero();
  }

  /** z, in the graph of x with a slope of 0. */
  private static NDArray tied(NDArray z, NDArray x) {
    return z.add(x.sum().mul(0));
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    Seeds.forAll(
        3,
        random -> {
          NDArray a = array(manager, gaussian(random, 5, 3));
          NDArray b = array(manager, gaussian(random, 5, 3));
          Gradients.assertCorrect(a, x -> PredictionLosses.negativeCosine(x, b));
          NDArray codes = PredictionLosses.sinkhorn(b, 0.5, 3);
          Gradients.assertCorrect(a, x -> PredictionLosses.swapped(x, codes, 0.2));
        });
  }
}
