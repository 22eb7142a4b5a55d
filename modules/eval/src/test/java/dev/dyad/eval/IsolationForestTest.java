package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IsolationForestTest {
  private static Embeddings line(double... values) {
    float[][] rows = new float[values.length][1];
    for (int i = 0; i < values.length; i++) {
      rows[i][0] = (float) values[i];
    }
    return Embeddings.of(rows);
  }

  /** Depth that a value reaches on average, by the chances of every cut. */
  private static double expected(double[] sorted, double value, int left) {
    int n = sorted.length;
    double width = sorted[n - 1] - sorted[0];
    if (left == 0 || n < 2 || width == 0) {
      return IsolationForest.meanDepth(n);
    }
    double sum = 1;
    for (int i = 0; i + 1 < n; i++) {
      double from = sorted[i];
      double to = sorted[i + 1];
      // a cut between two neighbours: part of it below the value, part not below
      double below = Math.max(0, Math.min(to, value) - from);
      double[] upper = Arrays.copyOfRange(sorted, i + 1, n);
      double[] lower = Arrays.copyOfRange(sorted, 0, i + 1);
      sum += below / width * expected(upper, value, left - 1);
      sum += (to - from - below) / width * expected(lower, value, left - 1);
    }
    return sum;
  }

  @Test
  void agreesWithTheChancesOfEveryCut() {
    double[] values = {0, 1, 1.5, 2, 2.25, 7};
    Embeddings data = line(values);
    double[] queries = {0, 1.7, 2.25, 5, 7, 30};
    double[] scores = new IsolationForest(40_000, 256, 3).fit(data).scores(line(queries));
    double usual = IsolationForest.meanDepth(6);
    for (int q = 0; q < queries.length; q++) {
      double depth = -usual * Math.log(scores[q]) / Math.log(2);
      assertThat(depth)
          .as("%s", queries[q])
          .isCloseTo(expected(values, queries[q], 3), within(0.02));
    }
  }

  @Test
  void meanDepthIsThatOfARandomSearchTree() {
    assertThat(IsolationForest.meanDepth(1)).isZero();
    assertThat(IsolationForest.meanDepth(2)).isEqualTo(1);
    double harmonic = 0;
    for (int i = 1; i < 256; i++) {
      harmonic += 1.0 / i;
    }
    assertThat(IsolationForest.meanDepth(256))
        .isCloseTo(2 * harmonic - 2 * 255.0 / 256, within(0.005));
  }

  @Test
  void isTheSameForTheSameSeedAlone() {
    Embeddings data = line(0, 1, 2, 3, 4, 5, 6, 9);
    double[] once = new IsolationForest(10, 4, 1).fit(data).scores(data);
    assertThat(new IsolationForest(10, 4, 1).fit(data).scores(data)).isEqualTo(once);
    assertThat(new IsolationForest(10, 4, 2).fit(data).scores(data)).isNotEqualTo(once);
  }

  @Test
  void neverCutsWhereAllRowsAreEqual() {
    Embeddings data =
        Embeddings.of(new float[][] {{1, 0}, {1, 1}, {1, 2}, {1, 3}}); // the first never differs
    double[] scores =
        new IsolationForest(50, 4, 1)
            .fit(data)
            .scores(Embeddings.of(new float[][] {{9, 1}, {1, 1}}));
    assertThat(scores[0]).isEqualTo(scores[1]);
  }

  @Test
  void rejectsOneRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IsolationForest().fit(line(1)))
        .withMessage("IsolationForest needs at least 2 normal rows, but has 1");
  }
}
