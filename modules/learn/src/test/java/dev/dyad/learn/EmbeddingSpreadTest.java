package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.RandomKey;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EmbeddingSpreadTest {
  @Test
  void itsLineTellsNothingOfPositivesWhereOnlyOneViewWasSeen() {
    float[][] rows = gaussian(40, 10, 5);
    assertThat(EmbeddingSpread.of(rows, rows).line()).contains("cosine of positives 1.00, of neg");
    assertThat(EmbeddingSpread.of(rows, new float[0][]).line())
        .contains("dimensions, cosine of negatives ")
        .doesNotContain("NaN");
  }

  private static float[][] gaussian(int n, int d, int rank) {
    RandomGenerator random = RandomKey.of(1).generator();
    float[][] rows = new float[n][d];
    for (float[] row : rows) {
      for (int j = 0; j < rank; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  @Test
  void equalRowsHaveCollapsed() {
    float[][] rows = {{1, 2}, {1, 2}, {1, 2}};
    EmbeddingSpread spread = EmbeddingSpread.of(rows, rows);
    assertThat(spread.deviation()).isCloseTo(0, within(1e-9));
    assertThat(spread.alignment()).isZero();
    assertThat(spread.uniformity()).isCloseTo(0, within(1e-9));
    assertThat(spread.effectiveDimensions()).isZero();
    assertThat(spread.collapse()).contains(EmbeddingSpread.Collapse.COMPLETE);
    assertThat(spread.advice(EmbeddingSpread.Collapse.COMPLETE, 2))
        .startsWith("epoch 3: complete collapse (deviation 0.0000 of 1)");
  }

  @Test
  void cosinesAreThoseOfViewsAndOfOtherSamples() {
    float[][] first = {{1, 0}, {0, 2}, {-3, 0}};
    float[][] second = {{1, 0}, {2, 2}, {0, 1}};
    EmbeddingSpread spread = EmbeddingSpread.of(first, second);
    assertThat(spread.positives().low()).isCloseTo(0, within(1e-9));
    assertThat(spread.positives().median()).isCloseTo(Math.sqrt(0.5), within(1e-9));
    assertThat(spread.positives().high()).isCloseTo(1, within(1e-9));
    assertThat(spread.negatives().low()).isCloseTo(-1, within(1e-9));
    assertThat(spread.negatives().median()).isCloseTo(0, within(1e-9));
  }

  @Test
  void deviationsShowTheDimensionsInUse() {
    EmbeddingSpread spread = EmbeddingSpread.of(gaussian(400, 10, 5), new float[0][]);
    assertThat(spread.deviations().low()).isZero();
    assertThat(spread.deviations().high()).isBetween(1.3, 1.5); // √2: five of ten are in use
  }

  @Test
  void fourCornersOfTheCircleAreSpreadEvenly() {
    float[][] rows = {{1, 0}, {0, 2}, {-3, 0}, {0, -4}};
    EmbeddingSpread spread = EmbeddingSpread.of(rows, new float[0][]);
    assertThat(spread.deviation()).isCloseTo(1, within(1e-9));
    assertThat(spread.effectiveDimensions()).isCloseTo(2, within(1e-9));
    assertThat(spread.alignment()).isNaN();
    // of six pairs four have d² = 2 and two d² = 4
    assertThat(spread.uniformity())
        .isCloseTo(Math.log((4 * Math.exp(-4) + 2 * Math.exp(-8)) / 6), within(1e-9));
    assertThat(spread.collapse()).isEmpty();
  }

  @Test
  void alignmentIsTheMeanSquaredDistanceAtUnitLength() {
    float[][] first = {{2, 0}, {0, 1}};
    float[][] second = {{0, 5}, {0, 1}};
    assertThat(EmbeddingSpread.of(first, second).alignment()).isCloseTo(1, within(1e-9));
  }

  @Test
  void effectiveDimensionsCountTheDimensionsInUse() {
    assertThat(EmbeddingSpread.of(gaussian(500, 64, 8), new float[0][]).effectiveDimensions())
        .isBetween(7.5, 8.0);
  }

  @Test
  void aLineHasCollapsed() {
    EmbeddingSpread spread = EmbeddingSpread.of(gaussian(50, 16, 1), new float[0][]);
    assertThat(spread.collapse()).contains(EmbeddingSpread.Collapse.DIMENSIONAL);
    assertThat(spread.advice(EmbeddingSpread.Collapse.DIMENSIONAL, 0))
        .contains("dimensional collapse (1.0 effective dimensions)");
  }
}
