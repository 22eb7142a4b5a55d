package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.RandomKey;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SharedInformationTest {
  private static Embeddings points(int n, int dimension, long seed) {
    RandomGenerator random = RandomKey.of(seed).generator();
    float[][] rows = new float[n][dimension];
    for (float[] row : rows) {
      for (int i = 0; i < dimension; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return Embeddings.of(rows);
  }

  @Test
  void isLogOfTheNumberOfPairsWhereEveryPairIsAlikeAndNoOtherIs() {
    Embeddings points = points(64, 256, 1);
    assertThat(new SharedInformation().of(points, points).value())
        .isCloseTo(Math.log(64), within(1e-6));
  }

  @Test
  void isNothingWhereViewsKnowNothingOfEachOther() {
    double value = new SharedInformation().of(points(500, 8, 1), points(500, 8, 2)).value();
    assertThat(value).isBetween(-1e-3, 0.01);
  }

  @Test
  void isNothingWhereEverythingIsAlike() {
    Embeddings same = Embeddings.of(new float[][] {{1, 0}, {1, 0}, {1, 0}});
    assertThat(new SharedInformation().of(same, same).value()).isCloseTo(0, within(1e-9));
  }

  /** Whole groups are alike, so a view tells the group of its partner and no more. */
  @Test
  void isTheInformationOfTheGroupThatViewsShare() {
    float[][] rows = new float[40][4];
    for (int i = 0; i < 40; i++) {
      rows[i][i % 4] = 1;
    }
    Embeddings groups = Embeddings.of(rows);
    assertThat(new SharedInformation().of(groups, groups).value())
        .isCloseTo(Math.log(4), within(1e-6));
  }

  @Test
  void rejectsPairsOfUnlikeShape() {
    assertThatThrownBy(() -> new SharedInformation().of(points(3, 2, 1), points(3, 4, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 x 2 and 3 x 4");
  }
}
