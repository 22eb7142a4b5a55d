package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class SupervisedLossesTest {
  private static double loss(float[] scores, int classes, long... labels) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray rows = manager.create(scores, new Shape(labels.length, classes));
      return SupervisedLosses.crossEntropy(rows, manager.create(labels)).getFloat();
    }
  }

  @Test
  void agreesWithPlainLoop() {
    float[] scores = {1, 2, 3, 0.5f, -1, 0};
    long[] labels = {2, 0};
    double expected = 0;
    for (int i = 0; i < 2; i++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += Math.exp(scores[3 * i + c]);
      }
      expected -= Math.log(Math.exp(scores[3 * i + (int) labels[i]]) / sum) / 2;
    }
    assertThat(loss(scores, 3, labels)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void isLogOfClassesWhenAllScoresAreEqual() {
    assertThat(loss(new float[] {5, 5, 5, 5}, 4, 1)).isCloseTo(Math.log(4), within(1e-6));
  }

  @Test
  void passesOverRowsWithoutALabel() {
    float[] scores = {1, 2, 7, 7};
    assertThat(loss(scores, 2, 0, -1)).isEqualTo(loss(new float[] {1, 2}, 2, 0));
    assertThat(loss(scores, 2, -1, -1)).isZero();
  }

  @Test
  void rejectsAsManyLabelsAsThereAreNoRows() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray scores = manager.zeros(new Shape(2, 3));
      assertThatThrownBy(
              () -> SupervisedLosses.crossEntropy(scores, manager.create(new long[] {1})))
          .hasMessageContaining("labels must have one number for each of the 2 rows");
    }
  }
}
