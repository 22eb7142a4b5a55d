package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.testkit.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SupportVectorsTest {
  private static float[][] products(double[][] rows) {
    float[][] kernel = new float[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        double sum = 0;
        for (int c = 0; c < rows[i].length; c++) {
          sum += rows[i][c] * rows[j][c];
        }
        kernel[i][j] = (float) sum;
      }
    }
    return kernel;
  }

  @Test
  void putsTheMarginBetweenTwoPoints() {
    var machine = new SupportVectors(products(new double[][] {{3}, {1}}), new double[] {1, -1});
    machine.fit(100);
    assertThat(machine.amount(0)).isCloseTo(0.5, within(1e-6)); // 2 / distance²
    assertThat(machine.decision(new float[] {9, 3})).isCloseTo(1, within(1e-6));
    assertThat(machine.decision(new float[] {3, 1})).isCloseTo(-1, within(1e-6));
    assertThat(machine.decision(new float[] {6, 2})).isCloseTo(0, within(1e-6));
  }

  @Test
  void pointsInOnePlaceCostWhatTheyMay() {
    var machine = new SupportVectors(products(new double[][] {{1}, {1}}), new double[] {1, -1});
    machine.fit(7);
    assertThat(machine.amount(0)).isEqualTo(7);
    assertThat(machine.amount(1)).isEqualTo(7);
  }

  /** Decisions of scikit-learn 1.2.1's SVC(kernel="precomputed", C=C, tol=1e-9). */
  @Test
  void agreesWithScikitLearn() {
    double[][] rows = {
      {7.0, 3.2}, {5.0, 2.0}, {5.9, 3.2}, {5.5, 2.4}, {5.5, 2.6},
      {6.3, 3.3}, {6.5, 3.2}, {6.9, 3.2}, {7.4, 2.8}, {6.7, 3.1}
    };
    double[] signs = {1, 1, 1, 1, 1, -1, -1, -1, -1, -1};
    float[][] kernel = products(rows);
    var machine = new SupportVectors(kernel, signs);
    machine.fit(1);
    assertThat(machine.decision(kernel[0])).isCloseTo(-1.12000, within(5e-3));
    assertThat(machine.decision(kernel[1])).isCloseTo(1.79999, within(5e-3));
    assertThat(machine.decision(kernel[3])).isCloseTo(1.00999, within(5e-3));
    machine.fit(100);
    assertThat(machine.decision(kernel[0])).isCloseTo(-2.00001, within(5e-3));
    assertThat(machine.decision(kernel[1])).isCloseTo(6.79998, within(5e-3));
  }

  @Test
  void noPairOfRowsCanBeBettered() {
    Seeds.forAll(
        50,
        random -> {
          int n = 2 + random.nextInt(30);
          double[] signs = signs(n, random);
          double cost = Math.pow(10, random.nextInt(4) - 2);
          float[][] kernel = products(rows(n, random));
          var machine = new SupportVectors(kernel, signs);
          machine.fit(cost / 10);
          machine.fit(cost);
          assertOptimal(machine, kernel, signs, cost);
        });
  }

  private static double[][] rows(int n, RandomGenerator random) {
    double[][] rows = new double[n][3];
    for (double[] row : rows) {
      for (int c = 0; c < 3; c++) {
        row[c] = random.nextGaussian();
      }
    }
    return rows;
  }

  private static double[] signs(int n, RandomGenerator random) {
    double[] signs = new double[n];
    for (int i = 0; i < n; i++) {
      signs[i] = i == 0 || i > 1 && random.nextBoolean() ? 1 : -1;
    }
    return signs;
  }

  /** The conditions of Karush, Kuhn and Tucker: nothing but the optimum fulfils them. */
  private static void assertOptimal(
      SupportVectors machine, float[][] kernel, double[] signs, double cost) {
    double balance = 0;
    for (int i = 0; i < signs.length; i++) {
      balance += machine.amount(i) * signs[i];
      double margin = signs[i] * machine.decision(kernel[i]);
      if (machine.amount(i) == 0) {
        assertThat(margin).isGreaterThan(1 - 2e-3);
      } else if (machine.amount(i) == cost) {
        assertThat(margin).isLessThan(1 + 2e-3);
      } else {
        assertThat(machine.amount(i)).isBetween(0.0, cost);
        assertThat(margin).isCloseTo(1, within(2e-3));
      }
    }
    assertThat(balance).isCloseTo(0, within(1e-6));
  }
}
