package dev.dyad.learn;

import static dev.dyad.learn.Rows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SequenceLossesTest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static double[][][] frames(RandomGenerator random, int n, int times, int d) {
    double[][][] z = new double[n][times][d];
    for (double[][] series : z) {
      for (double[] frame : series) {
        Arrays.setAll(frame, i -> random.nextGaussian());
      }
    }
    return z;
  }

  private NDArray array(double[][][] z) {
    double[] flat =
        Arrays.stream(z).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
    return manager.create(flat, new Shape(z.length, z[0].length, z[0][0].length));
  }

  private NDArray groups(long... groups) {
    return manager.create(groups);
  }

  @Test
  void agreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          int times = random.nextInt(1, 8);
          double[][][] z1 = frames(random, 4, times, 3);
          double[][][] z2 = frames(random, 4, times, 3);
          long[] groups = {0, 1, 0, 3}; // the third is a copy of the first
          double share = random.nextDouble();
          double loss = plain(z1, z2, groups, share);
          NDArray found = SequenceLosses.hierarchical(array(z1), array(z2), groups(groups), share);
          assertThat(value(found)).isCloseTo(loss, within(1e-9));
        });
  }

  private static double plain(double[][][] z1, double[][][] z2, long[] groups, double share) {
    double sum = 0;
    int scales = 0;
    for (double[][][] a = z1, b = z2; a != null; a = halved(a), b = halved(b)) {
      sum += share * instance(a, b, groups) + (1 - share) * temporal(a, b);
      scales++;
    }
    return sum / scales;
  }

  /** The greater of each two neighbours, a last odd one dropped; null where one is left. */
  private static double[][][] halved(double[][][] z) {
    if (z[0].length == 1) {
      return null;
    }
    double[][][] half = new double[z.length][z[0].length / 2][z[0][0].length];
    for (int n = 0; n < z.length; n++) {
      for (int t = 0; t < half[n].length; t++) {
        for (int i = 0; i < half[n][t].length; i++) {
          half[n][t][i] = Math.max(z[n][2 * t][i], z[n][2 * t + 1][i]);
        }
      }
    }
    return half;
  }

  private static double instance(double[][][] a, double[][][] b, long[] groups) {
    double sum = 0;
    int terms = 0;
    for (int t = 0; t < a[0].length; t++) {
      for (double[][][] own : new double[][][][] {a, b}) {
        double[][][] other = own == a ? b : a;
        for (int i = 0; i < a.length; i++) {
          double all = Math.exp(dot(own[i][t], other[i][t]));
          for (int j = 0; j < a.length; j++) {
            if (groups[j] != groups[i]) {
              all += Math.exp(dot(own[i][t], own[j][t])) + Math.exp(dot(own[i][t], other[j][t]));
            }
          }
          sum += Math.log(all) - dot(own[i][t], other[i][t]);
          terms++;
        }
      }
    }
    return sum / terms;
  }

  private static double temporal(double[][][] a, double[][][] b) {
    double sum = 0;
    int terms = 0;
    for (int i = 0; i < a.length; i++) {
      for (double[][][] own : new double[][][][] {a, b}) {
        double[][][] other = own == a ? b : a;
        for (int t = 0; t < a[i].length; t++) {
          double all = Math.exp(dot(own[i][t], other[i][t]));
          for (int s = 0; s < a[i].length; s++) {
            if (s != t) {
              all += Math.exp(dot(own[i][t], own[i][s])) + Math.exp(dot(own[i][t], other[i][s]));
            }
          }
          sum += Math.log(all) - dot(own[i][t], other[i][t]);
          terms++;
        }
      }
    }
    return sum / terms;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void isTheLogOfTheOthersWhenAllFramesAreEqual() {
    NDArray z = manager.ones(new Shape(3, 2, 4), ai.djl.ndarray.types.DataType.FLOAT64);
    double first = (Math.log(5) + Math.log(3)) / 2; // 5 others at each of 2 times, 3 in each series
    double second = Math.log(5) / 2;
    assertThat(value(SequenceLosses.hierarchical(z, z, groups(0, 1, 2), 0.5)))
        .isCloseTo((first + second) / 2, within(1e-9));
  }

  @Test
  void oneFrameOfOneSeriesHasNothingToBeToldFrom() {
    NDArray z = manager.ones(new Shape(1, 1, 4), ai.djl.ndarray.types.DataType.FLOAT64);
    assertThat(value(SequenceLosses.hierarchical(z, z, groups(0), 0.5))).isZero();
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    Seeds.forAll(
        2,
        random -> {
          NDArray a = array(frames(random, 3, 5, 2));
          NDArray b = array(frames(random, 3, 5, 2));
          NDArray groups = groups(0, 1, 2);
          Gradients.assertCorrect(a, x -> SequenceLosses.hierarchical(x, b, groups, 0.3));
          Gradients.assertCorrect(b, x -> SequenceLosses.hierarchical(a, x, groups, 0.3));
        });
  }

  @Test
  void rejectsViewsThatDoNotFit() {
    NDArray z = manager.ones(new Shape(3, 2, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SequenceLosses.hierarchical(z, manager.ones(new Shape(3, 1, 4)), groups(), 0.5))
        .withMessageContaining("z2 must have the shape of z1, (3, 2, 4)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SequenceLosses.hierarchical(z, z, groups(0, 1, 2), 1.5))
        .withMessageContaining("instanceShare must be in 0.0..1.0");
  }
}
