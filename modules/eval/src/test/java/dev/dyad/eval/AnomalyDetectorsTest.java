package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnomalyDetectorsTest {
  static List<AnomalyDetector> all() {
    return List.of(
        new MeanDistance(),
        new MeanDistance(Distance.EUCLIDEAN),
        new Mahalanobis(),
        new KnnDistance(),
        new LocalOutlierFactor(5, Distance.EUCLIDEAN));
  }

  private static float[][] cloud(int rows, int d, double at, RandomGenerator random) {
    float[][] cloud = new float[rows][d];
    for (float[] row : cloud) {
      for (int i = 0; i < d; i++) {
        row[i] = (float) (random.nextGaussian() + (i == 0 ? at : 0));
      }
    }
    return cloud;
  }

  @ParameterizedTest
  @MethodSource("all")
  void farRowsScoreHigher(AnomalyDetector detector) {
    Seeds.forAll(
        5,
        random -> {
          Embeddings normal = Embeddings.of(cloud(200, 4, 10, random));
          double[] near = detector.fit(normal).scores(Embeddings.of(cloud(50, 4, 10, random)));
          double[] far = detector.fit(normal).scores(Embeddings.of(cloud(50, 4, -10, random)));
          assertThat(Arrays.stream(far).min().orElseThrow())
              .isGreaterThan(Arrays.stream(near).average().orElseThrow());
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalRowsAndZerosGiveFiniteScores(AnomalyDetector detector) {
    Embeddings same = Embeddings.of(new float[30][3]);
    assertThat(detector.fit(same).scores(Embeddings.of(new float[][] {{0, 0, 0}, {1, 2, 3}})))
        .satisfies(scores -> assertThat(Arrays.stream(scores).allMatch(Double::isFinite)).isTrue());
  }

  @Test
  void mahalanobisAgreesWithTheInverseOfTheShrunkCovariance() {
    float[][] rows = {{2, 0}, {-2, 0}, {0, 1}, {0, -1}}; // variances 2 and 0.5, mean 0
    Embeddings normal = Embeddings.of(rows);
    double[][] covariance = Covariance.of(normal, new double[2]);
    double share = Covariance.shrinkage(normal, new double[2], covariance);
    double x = (1 - share) * 2 + share * 1.25;
    double y = (1 - share) * 0.5 + share * 1.25;
    double[] scores =
        new Mahalanobis().fit(normal).scores(Embeddings.of(new float[][] {{1, 0}, {0, 1}, {3, 2}}));
    assertThat(scores[0]).isCloseTo(Math.sqrt(1 / x), within(1e-9));
    assertThat(scores[1]).isCloseTo(Math.sqrt(1 / y), within(1e-9));
    assertThat(scores[2]).isCloseTo(Math.sqrt(9 / x + 4 / y), within(1e-9));
  }

  @Test
  void shrinkageAgreesWithItsDefinition() {
    Seeds.forAll(
        10,
        random -> {
          float[][] rows = cloud(12, 3, 2, random);
          Embeddings normal = Embeddings.of(rows);
          double[] mean = Moments.mean(normal);
          double[][] s = Covariance.of(normal, mean);
          double m = (s[0][0] + s[1][1] + s[2][2]) / 3;
          double apart = 0;
          double noise = 0;
          for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
              apart += Math.pow(s[i][j] - (i == j ? m : 0), 2);
              for (float[] row : rows) {
                noise += Math.pow((row[i] - mean[i]) * (row[j] - mean[j]) - s[i][j], 2) / 144;
              }
            }
          }
          assertThat(Covariance.shrinkage(normal, mean, s))
              .isCloseTo(Math.min(1, noise / apart), within(1e-9));
        });
  }

  @Test
  void localOutlierFactorAgreesWithPlainLoop() {
    Seeds.forAll(
        10,
        random -> {
          float[][] rows = cloud(15, 2, 0, random);
          float[][] queries = cloud(4, 2, 1, random);
          double[] scores =
              new LocalOutlierFactor(3, Distance.EUCLIDEAN)
                  .fit(Embeddings.of(rows))
                  .scores(Embeddings.of(queries));
          for (int q = 0; q < queries.length; q++) {
            assertThat(scores[q]).isCloseTo(plainLof(rows, queries[q]), within(1e-6));
          }
        });
  }

  private static double plainLof(float[][] rows, float[] query) {
    int[] near = nearest(rows, query, -1);
    double sum = 0;
    for (int b : near) {
      sum += plainDensity(rows, rows[b], b) / 3;
    }
    return sum / plainDensity(rows, query, -1);
  }

  private static double plainDensity(float[][] rows, float[] of, int self) {
    double reach = 0;
    for (int b : nearest(rows, of, self)) {
      double kDistance = distance(rows[b], rows[nearest(rows, rows[b], b)[2]]);
      reach += Math.max(kDistance, distance(of, rows[b])) / 3;
    }
    return 1 / reach;
  }

  private static int[] nearest(float[][] rows, float[] query, int without) {
    return IntStream.range(0, rows.length)
        .filter(i -> i != without)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> distance(rows[i], query)))
        .limit(3)
        .mapToInt(i -> i)
        .toArray();
  }

  private static double distance(float[] a, float[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  @Test
  void knnDistanceIsTheMeanOfTheNearest() {
    Embeddings normal = Embeddings.of(new float[][] {{0}, {1}, {5}});
    assertThat(
            new KnnDistance(2, Distance.EUCLIDEAN)
                .fit(normal)
                .scores(Embeddings.of(new float[][] {{2}})))
        .containsExactly(1.5);
  }

  @Test
  void rejectsMoreNeighboursThanThereAreRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KnnDistance(4, Distance.COSINE).fit(Embeddings.of(new float[3][2])))
        .withMessage("k must be at most the number of normal rows, 3, but was 4");
  }
}
