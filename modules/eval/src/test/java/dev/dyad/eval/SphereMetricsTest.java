package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.RandomKey;
import dev.dyad.testkit.Seeds;
import org.junit.jupiter.api.Test;

class SphereMetricsTest {
  @Test
  void alignmentOfEqualDirectionsIsZero() {
    Embeddings a = Embeddings.of(new float[][] {{1, 0}, {0, 2}});
    Embeddings b = Embeddings.of(new float[][] {{3, 0}, {0, 5}});
    assertThat(new Alignment().of(a, b).value()).isZero();
  }

  @Test
  void alignmentOfOppositeDirectionsIsTwoToTheExponent() {
    Embeddings a = Embeddings.of(new float[][] {{1, 0}});
    Embeddings b = Embeddings.of(new float[][] {{-7, 0}});
    assertThat(new Alignment().of(a, b).value()).isEqualTo(4);
    assertThat(new Alignment(1).of(a, b).value()).isEqualTo(2);
  }

  @Test
  void alignmentRejectsOtherShapes() {
    Embeddings a = Embeddings.of(new float[][] {{1, 0}});
    Embeddings b = Embeddings.of(new float[][] {{1, 0}, {0, 1}});
    assertThatThrownBy(() -> new Alignment().of(a, b)).hasMessageContaining("1 x 2 and 2 x 2");
  }

  @Test
  void uniformityOfTwoAntipodesIsMinusFourT() {
    Embeddings antipodes = Embeddings.of(new float[][] {{0, 3}, {0, -1}});
    assertThat(new Uniformity().of(antipodes).value()).isEqualTo(-8, within(1e-6));
  }

  @Test
  void uniformityOfCollapsedEmbeddingsIsZero() {
    Embeddings collapsed = Embeddings.of(new float[][] {{1, 1}, {2, 2}, {3, 3}});
    assertThat(new Uniformity().of(collapsed).value()).isEqualTo(0, within(1e-6));
  }

  @Test
  void uniformityAgreesWithPlainLoop() {
    Seeds.forAll(
        30,
        random -> {
          int rows = 2 + random.nextInt(1200);
          Embeddings cloud = Embeddings.of(Clouds.gaussian(random, rows, 7));
          double t = 0.5 + random.nextDouble() * 3;
          Score score = new Uniformity(t, Long.MAX_VALUE / 16, RandomKey.of(0)).of(cloud);
          assertThat(score.value()).isEqualTo(plainUniformity(cloud, t), within(1e-5));
        });
  }

  @Test
  void uniformityOfASampleIsNearThatOfAllAndSaysSo() {
    Embeddings cloud = Embeddings.of(Clouds.gaussian(RandomKey.of(5).generator(), 3000, 5));
    Score all = new Uniformity().of(cloud);
    Score some = new Uniformity(2, 200_000, RandomKey.of(1)).of(cloud);
    assertThat(all.details()).containsEntry("rows", 3000.0).containsEntry("pairs", 4_498_500.0);
    assertThat(some.details()).containsEntry("rows", 632.0).containsEntry("pairs", 199_396.0);
    assertThat(some.value()).isNotEqualTo(all.value()).isEqualTo(all.value(), within(0.1));
  }

  @Test
  void uniformityDoesNotDependOnThreads() {
    Embeddings cloud = Embeddings.of(Clouds.gaussian(RandomKey.of(6).generator(), 1500, 20));
    double one = Clouds.onThreads(1, () -> new Uniformity().of(cloud).value());
    double four = Clouds.onThreads(4, () -> new Uniformity().of(cloud).value());
    assertThat(four).isEqualTo(one);
  }

  @Test
  void uniformityRejectsOneRow() {
    assertThatThrownBy(() -> new Uniformity().of(Embeddings.of(new float[][] {{1}})))
        .hasMessageContaining("at least two rows");
  }

  @Test
  void spreadOfCollapsedEmbeddingsIsZero() {
    Embeddings collapsed = Embeddings.of(new float[][] {{2, 0}, {4, 0}});
    assertThat(new Spread().of(collapsed, collapsed).value()).isZero();
  }

  @Test
  void spreadOfTheCrossIsOne() {
    Embeddings cross = Embeddings.of(new float[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}});
    assertThat(new Spread().of(cross, cross).value()).isEqualTo(1, within(1e-12));
  }

  private static double plainUniformity(Embeddings cloud, double t) {
    double[] norms = new double[cloud.size()];
    for (int row = 0; row < cloud.size(); row++) {
      for (float x : cloud.row(row)) {
        norms[row] += x * (double) x;
      }
      norms[row] = Math.sqrt(norms[row]);
    }
    double sum = 0;
    long pairs = 0;
    for (int a = 0; a < cloud.size(); a++) {
      for (int b = 0; b < a; b++) {
        double squared = 0;
        for (int i = 0; i < cloud.dimension(); i++) {
          double difference = cloud.at(a, i) / norms[a] - cloud.at(b, i) / norms[b];
          squared += difference * difference;
        }
        sum += Math.exp(-t * squared);
        pairs++;
      }
    }
    return Math.log(sum / pairs);
  }
}
