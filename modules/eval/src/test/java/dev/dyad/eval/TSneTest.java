package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.RandomKey;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TSneTest {
  private static final TSne SHORT = new TSne(10, 300, 0.5, Distance.EUCLIDEAN, RandomKey.of(1));

  @Test
  void repulsionWithoutThetaAgreesWithPlainLoop() {
    Seeds.forAll(40, random -> assertRepulsion(random, 0, 1e-12));
  }

  @Test
  void repulsionWithThetaIsNearThePlainLoop() {
    Seeds.forAll(40, random -> assertRepulsion(random, 0.5, 0.1));
  }

  private static void assertRepulsion(RandomGenerator random, double theta, double tolerance) {
    int n = 2 + random.nextInt(300);
    boolean lattice = random.nextBoolean(); // many points on one spot
    double[] x = new double[n];
    double[] y = new double[n];
    Arrays.setAll(x, i -> lattice ? random.nextInt(4) : 10 * random.nextGaussian());
    Arrays.setAll(y, i -> lattice ? random.nextInt(4) : 10 * random.nextGaussian());
    QuadTree tree = new QuadTree(n);
    tree.build(x, y);
    double[] force = new double[2];
    for (int place = 0; place < n; place++) {
      double sum = tree.repulsion(place, theta, force);
      double[] plain = plainRepulsion(x, y, tree.point(place));
      assertThat(sum).isEqualTo(plain[2], within(tolerance * Math.max(1, plain[2])));
      double size = Math.max(1, plain[2]);
      assertThat(force[0]).isEqualTo(plain[0], within(tolerance * size));
      assertThat(force[1]).isEqualTo(plain[1], within(tolerance * size));
    }
  }

  private static double[] plainRepulsion(double[] x, double[] y, int i) {
    double[] sums = new double[3];
    for (int j = 0; j < x.length; j++) {
      if (j != i) {
        double q = 1 / (1 + (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
        sums[0] += q * q * (x[i] - x[j]);
        sums[1] += q * q * (y[i] - y[j]);
        sums[2] += q;
      }
    }
    return sums;
  }

  @Test
  void treeNamesEveryPointOnce() {
    RandomGenerator random = RandomKey.of(1).generator();
    QuadTree tree = new QuadTree(500);
    tree.build(random.doubles(500).toArray(), random.doubles(500).toArray());
    int[] points = new int[500];
    Arrays.setAll(points, tree::point);
    assertThat(points).doesNotHaveDuplicates();
  }

  @Test
  void affinitiesAreSymmetricAndSumToOne() {
    Embeddings rows = Embeddings.of(Clouds.gaussian(RandomKey.of(2).generator(), 120, 5));
    Affinities p = Affinities.of(new Knn(30, Distance.EUCLIDEAN).neighboursAmong(rows), 10);
    double[][] full = new double[120][120];
    double sum = 0;
    for (int i = 0; i < 120; i++) {
      for (int e = p.start(i); e < p.end(i); e++) {
        full[i][p.partner(e)] = p.value(e);
        sum += p.value(e);
      }
    }
    assertThat(sum).isEqualTo(1, within(1e-5));
    for (int i = 0; i < 120; i++) {
      assertThat(full[i][i]).isZero();
      for (int j = 0; j < i; j++) {
        assertThat(full[i][j]).isEqualTo(full[j][i], within(1e-9));
      }
    }
  }

  @Test
  void conditionalProbabilitiesHaveThePerplexityAskedFor() {
    Seeds.forAll(
        50,
        random -> {
          double scale = Math.exp(10 * random.nextGaussian());
          double[] distances = random.doubles(60, scale, 5 * scale).sorted().toArray();
          double[] p = Affinities.conditional(distances, 20);
          double entropy = -Arrays.stream(p).map(v -> v * Math.log(v)).sum();
          assertThat(Math.exp(entropy)).isEqualTo(20, within(1e-4));
        });
  }

  @Test
  void neighboursOnTheMapAreOfTheSameClass() {
    Embeddings rows = Clouds.classes(RandomKey.of(3).generator(), 200, 16, 4, 0.3);
    TSne.Plane plane = SHORT.map(rows);
    assertThat(neighbourAccuracy(plane, rows)).isEqualTo(1);
  }

  @Test
  void divergenceAgreesWithPlainLoop() {
    Embeddings rows = Clouds.classes(RandomKey.of(4).generator(), 90, 6, 3, 1);
    TSne exact = new TSne(10, 250, 0, Distance.EUCLIDEAN, RandomKey.of(1));
    TSne.Plane plane = exact.map(rows);
    Affinities p = Affinities.of(new Knn(30, Distance.EUCLIDEAN).neighboursAmong(rows), 10);
    double z = 0;
    for (int i = 0; i < 90; i++) {
      for (int j = 0; j < 90; j++) {
        z += i == j ? 0 : q(plane, i, j);
      }
    }
    double divergence = 0;
    for (int i = 0; i < 90; i++) {
      for (int e = p.start(i); e < p.end(i); e++) {
        divergence += p.value(e) * Math.log(p.value(e) * z / q(plane, i, p.partner(e)));
      }
    }
    assertThat(plane.divergence()).isEqualTo(divergence, within(1e-6));
  }

  private static double q(TSne.Plane plane, int i, int j) {
    double dx = plane.x(i) - plane.x(j);
    double dy = plane.y(i) - plane.y(j);
    return 1 / (1 + dx * dx + dy * dy);
  }

  @Test
  void moreStepsLowerTheDivergence() {
    Embeddings rows = Clouds.classes(RandomKey.of(5).generator(), 150, 8, 3, 1);
    TSne longer = new TSne(10, 700, 0.5, Distance.EUCLIDEAN, RandomKey.of(1));
    TSne none = new TSne(10, 1, 0.5, Distance.EUCLIDEAN, RandomKey.of(1));
    assertThat(longer.map(rows).divergence())
        .isLessThan(SHORT.map(rows).divergence() + 0.02)
        .isLessThan(none.map(rows).divergence() / 2);
  }

  @Test
  void mapDoesNotDependOnThreads() {
    Embeddings rows = Clouds.classes(RandomKey.of(6).generator(), 700, 8, 5, 1);
    TSne.Plane one = Clouds.onThreads(1, () -> SHORT.map(rows));
    TSne.Plane four = Clouds.onThreads(4, () -> SHORT.map(rows));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(four.x(i)).isEqualTo(one.x(i));
      assertThat(four.y(i)).isEqualTo(one.y(i));
    }
    assertThat(four.divergence()).isEqualTo(one.divergence());
  }

  @Test
  void otherKeysGiveOtherMaps() {
    Embeddings rows = Clouds.classes(RandomKey.of(7).generator(), 60, 4, 3, 1);
    TSne other = new TSne(10, 300, 0.5, Distance.EUCLIDEAN, RandomKey.of(2));
    assertThat(other.map(rows).x(0)).isNotEqualTo(SHORT.map(rows).x(0));
  }

  @Test
  void equalRowsHavePlacesOfTheirOwn() {
    float[][] vectors = new float[60][3];
    for (int i = 0; i < 60; i++) {
      vectors[i][0] = i % 2;
    }
    TSne.Plane plane = SHORT.map(Embeddings.of(vectors));
    for (int i = 0; i < 60; i++) {
      assertThat(plane.x(i)).isFinite();
      assertThat(plane.y(i)).isFinite();
    }
    assertThat(plane.x(0)).isNotEqualTo(plane.x(2));
  }

  @Test
  void mapsFewRowsAndOneDimension() {
    for (int n = 1; n <= 8; n++) {
      TSne.Plane plane = new TSne().map(Embeddings.of(new float[n][1]));
      assertThat(plane.size()).isEqualTo(n);
      for (int i = 0; i < n; i++) {
        assertThat(plane.x(i)).isFinite();
        assertThat(plane.y(i)).isFinite();
      }
    }
  }

  @Test
  void rejectsPerplexityThatIsTooLow() {
    assertThatThrownBy(() -> new TSne(1, 100, 0.5, Distance.COSINE, RandomKey.of(0)))
        .hasMessage("perplexity must be above 1, but was 1.0");
  }

  @Test
  void rejectsThetaWhereAPointWouldRepelItself() {
    assertThatThrownBy(() -> new TSne(30, 100, 0.8, Distance.COSINE, RandomKey.of(0)))
        .hasMessage("theta must be in 0.0..0.7, but was 0.8");
  }

  private static double neighbourAccuracy(TSne.Plane plane, Embeddings rows) {
    float[][] points = new float[plane.size()][];
    Arrays.setAll(points, i -> new float[] {(float) plane.x(i), (float) plane.y(i)});
    Neighbours near = new Knn(1, Distance.EUCLIDEAN).neighboursAmong(Embeddings.of(points));
    int hits = 0;
    for (int i = 0; i < plane.size(); i++) {
      hits += rows.label(near.index(i, 0)) == rows.label(i) ? 1 : 0;
    }
    return (double) hits / plane.size();
  }
}
