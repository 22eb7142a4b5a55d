package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void wilsonIntervalOfEightyInHundred() {
    Proportion eighty = new Proportion(80, 100);
    // the formula worked in Python
    assertThat(eighty.low()).isEqualTo(0.7111708344, within(1e-9));
    assertThat(eighty.high()).isEqualTo(0.8666330667, within(1e-9));
  }

  @Test
  void wilsonIntervalNeverLeavesZeroToOne() {
    assertThat(new Proportion(0, 3).low()).isZero();
    assertThat(new Proportion(3, 3).high()).isEqualTo(1);
    assertThat(new Proportion(3, 3).low()).isEqualTo(0.4385, within(1e-4)); // n / (n + z²)
  }

  @Test
  void proportionRejectsMoreHitsThanRows() {
    assertThatThrownBy(() -> new Proportion(4, 3)).hasMessage("hits must be in 0..3, but was 4");
  }

  @Test
  void confusionMatrixCountsActualByPredicted() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
            new int[] {0, 0, 0, 1, -1}, new int[] {0, 0, 1, 1, 0}, List.of("cat", "dog"));
    assertThat(matrix.count(0, 1)).isEqualTo(1);
    assertThat(matrix.count(1, 0)).isEqualTo(0);
    assertThat(matrix.accuracy()).isEqualTo(new Proportion(3, 4));
    assertThat(matrix.recall(0)).isEqualTo(new Proportion(2, 3));
    assertThat(matrix.balancedAccuracy()).isEqualTo((2 / 3.0 + 1) / 2, within(1e-12));
  }

  @Test
  void majorityNamesTheMostCommonTrainingClass() {
    Embeddings train = Embeddings.of(new float[4][1], new int[] {0, 1, 1, 2});
    Embeddings test = Embeddings.of(new float[5][1], new int[] {1, 1, 0, 2, 2});
    assertThat(Controls.majority(train, test).value()).isEqualTo(0.4);
    assertThat(Controls.chance(train).value()).isEqualTo(1 / 3.0);
  }

  @Test
  void controlIsTheSameMetricUnderItsOwnName() {
    Embeddings rows = Embeddings.of(new float[][] {{1}, {2}}, new int[] {0, 1});
    Score control = Controls.beside("rawKnn", new Knn(1, Distance.EUCLIDEAN), rows, rows);
    assertThat(control.name()).isEqualTo("rawKnn");
    assertThat(control.value()).isEqualTo(1);
  }
}
