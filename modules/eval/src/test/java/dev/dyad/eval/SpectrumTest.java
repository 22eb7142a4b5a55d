package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.RandomKey;
import dev.dyad.testkit.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SpectrumTest {
  @Test
  void eigenvectorsAreOrthonormalAndBelongToTheirValues() {
    Seeds.forAll(
        60,
        random -> {
          double[][] matrix = symmetric(random, 1 + random.nextInt(40));
          SymmetricEigen.Pair[] pairs = SymmetricEigen.pairs(matrix);
          for (int a = 0; a < matrix.length; a++) {
            for (int i = 0; i < matrix.length; i++) {
              double image = dot(matrix[i], pairs[a].vector);
              assertThat(image).isEqualTo(pairs[a].value * pairs[a].vector[i], within(1e-10));
            }
            for (int b = 0; b < matrix.length; b++) {
              double product = dot(pairs[a].vector, pairs[b].vector);
              assertThat(product).isEqualTo(a == b ? 1 : 0, within(1e-10));
            }
          }
        });
  }

  @Test
  void eigenvaluesOfTheChainAreThoseOfTheFormula() {
    int n = 300;
    double[][] chain = new double[n][n];
    for (int i = 0; i + 1 < n; i++) {
      chain[i][i + 1] = 1;
      chain[i + 1][i] = 1;
    }
    double[] values = SymmetricEigen.values(chain);
    for (int k = 0; k < n; k++) {
      assertThat(values[k]).isEqualTo(2 * Math.cos(Math.PI * (k + 1) / (n + 1)), within(1e-12));
    }
  }

  @Test
  void eigenvaluesOfAMatrixOfOnesAreItsOrderAndZeros() {
    double[][] ones = new double[400][400];
    for (double[] row : ones) {
      java.util.Arrays.fill(row, 1);
    }
    double[] values = SymmetricEigen.values(ones);
    assertThat(values[0]).isEqualTo(400, within(1e-9));
    assertThat(values[1]).isEqualTo(0, within(1e-9));
  }

  @Test
  void eigenvaluesDoNotDependOnThreads() {
    double[][] matrix = symmetric(RandomKey.of(1).generator(), 300);
    assertThat(Clouds.onThreads(4, () -> SymmetricEigen.values(matrix)))
        .isEqualTo(Clouds.onThreads(1, () -> SymmetricEigen.values(matrix)));
  }

  @Test
  void effectiveRankOfTheIdentityIsItsOrder() {
    Score score = new EffectiveRank().of(Embeddings.of(identity(10)));
    assertThat(score.value()).isEqualTo(10, within(1e-9));
    assertThat(score.details().get("centred")).isEqualTo(9, within(1e-6));
  }

  @Test
  void effectiveRankOfALineIsOne() {
    Embeddings line = Embeddings.of(new float[][] {{1, 2, 3}, {2, 4, 6}, {-1, -2, -3}});
    assertThat(new EffectiveRank().of(line).value()).isEqualTo(1, within(1e-6));
  }

  @Test
  void effectiveRankOfSingularValuesThreeAndOne() {
    Embeddings rows = Embeddings.of(new float[][] {{3, 0}, {0, 1}, {0, 0}});
    double entropy = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
    assertThat(new EffectiveRank().of(rows).value()).isEqualTo(Math.exp(entropy), within(1e-9));
  }

  @Test
  void effectiveRankIsTheSameFromRowsAndFromDimensions() {
    Seeds.forAll(
        20,
        random -> {
          float[][] wide = Clouds.gaussian(random, 5, 30);
          float[][] tall = new float[30][5];
          for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 5; j++) {
              tall[i][j] = wide[j][i];
            }
          }
          assertThat(new EffectiveRank().of(Embeddings.of(wide)).value())
              .isEqualTo(new EffectiveRank().of(Embeddings.of(tall)).value(), within(1e-9));
        });
  }

  @Test
  void effectiveRankOfZerosIsZero() {
    assertThat(new EffectiveRank().of(Embeddings.of(new float[3][2])).value()).isZero();
  }

  @Test
  void effectiveRankOfCollapsedRowsIsOneAndCentredZero() {
    Embeddings collapsed = Embeddings.of(new float[][] {{1, 1}, {1, 1}, {1, 1}});
    Score score = new EffectiveRank().of(collapsed);
    assertThat(score.value()).isEqualTo(1, within(1e-6));
    assertThat(score.details()).containsEntry("centred", 0.0);
  }

  @Test
  void effectiveRankTakesEvenlySpacedRowsWhereThereAreTooMany() {
    Embeddings many = Embeddings.of(Clouds.gaussian(RandomKey.of(1).generator(), 100, 3));
    assertThat(new EffectiveRank(10).of(many).details()).containsEntry("rows", 10.0);
  }

  @Test
  void principalComponentsAreEigenvectorsOfTheCovariance() {
    Seeds.forAll(
        20,
        random -> {
          Embeddings rows = Clouds.classes(random, 300 + random.nextInt(300), 20, 4, 1);
          Pca.Axes axes = new Pca(3, new RandomKey(random.nextLong())).fit(rows);
          double[][] gram = RowTiles.centred(rows).gramOfDimensions();
          SymmetricEigen.Pair[] pairs = SymmetricEigen.pairs(gram);
          for (int c = 0; c < 3; c++) {
            assertThat(axes.variance(c))
                .isEqualTo(pairs[c].value / rows.size(), within(1e-7 * pairs[0].value));
            double along = Math.abs(dot(axes.direction(c), pairs[c].vector));
            assertThat(along).isEqualTo(1, within(1e-3));
          }
        });
  }

  @Test
  void projectionsHaveTheVariancesOfTheirAxes() {
    Embeddings rows = Clouds.classes(RandomKey.of(2).generator(), 500, 12, 3, 1);
    Pca.Axes axes = new Pca(2).fit(rows);
    Embeddings plane = Embeddings.of(axes.project(rows));
    double[] deviation = Moments.deviation(plane, Moments.mean(plane));
    assertThat(deviation[0]).isEqualTo(Math.sqrt(axes.variance(0)), within(1e-5));
    assertThat(deviation[1]).isEqualTo(Math.sqrt(axes.variance(1)), within(1e-5));
  }

  @Test
  void principalComponentsOfEqualRowsHaveNoVariance() {
    Pca.Axes axes = new Pca(2).fit(Embeddings.of(new float[][] {{1, 2, 3}, {1, 2, 3}}));
    assertThat(axes.variance(0)).isZero();
    assertThat(axes.project(Embeddings.of(new float[][] {{1, 2, 3}}))[0]).containsExactly(0, 0);
  }

  @Test
  void rejectsMoreComponentsThanDimensions() {
    assertThatThrownBy(() -> new Pca(3).fit(Embeddings.of(new float[][] {{1, 2}})))
        .hasMessage("components must be at most 2, the dimension, but was 3");
  }

  private static double[][] symmetric(RandomGenerator random, int n) {
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextInt(3) == 0 ? 0 : random.nextGaussian();
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  private static float[][] identity(int n) {
    float[][] identity = new float[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
