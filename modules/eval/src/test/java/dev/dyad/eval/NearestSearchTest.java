package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.RandomKey;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NearestSearchTest {
  @ParameterizedTest
  @EnumSource
  void agreesWithPlainLoop(Distance distance) {
    Seeds.forAll(
        60,
        random -> {
          int dimension = 1 + random.nextInt(40);
          int rows = 1 + random.nextInt(1200);
          Embeddings searched = Embeddings.of(Clouds.gaussian(random, rows, dimension));
          Embeddings queries = Embeddings.of(Clouds.gaussian(random, 5, dimension));
          assertSameAsPlainLoop(searched, queries, 1 + random.nextInt(rows), distance);
        });
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithPlainLoopWhereManyDistancesAreEqual(Distance distance) {
    Seeds.forAll(
        60,
        random -> {
          int dimension = 1 + random.nextInt(4);
          Embeddings searched = Embeddings.of(Clouds.lattice(random, 700, dimension, 3));
          Embeddings queries = Embeddings.of(Clouds.lattice(random, 5, dimension, 3));
          assertSameAsPlainLoop(searched, queries, 1 + random.nextInt(20), distance);
        });
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithPlainLoopFarFromTheOrigin(Distance distance) {
    Seeds.forAll(
        20,
        random -> {
          float[][] vectors = Clouds.gaussian(random, 605, 16);
          for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
              vector[i] = 1000 + vector[i] / 100;
            }
          }
          Embeddings all = Embeddings.of(vectors);
          assertSameAsPlainLoop(all.range(0, 600), all.range(600, 605), 7, distance);
        });
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithPlainLoopForHugeAndTinyNumbers(Distance distance) {
    Seeds.forAll(
        20,
        random -> {
          float scale = random.nextBoolean() ? 1e30f : 1e-30f;
          float[][] vectors = Clouds.gaussian(random, 605, 16);
          for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
              vector[i] *= scale;
            }
          }
          Embeddings all = Embeddings.of(vectors);
          assertSameAsPlainLoop(all.range(0, 600), all.range(600, 605), 7, distance);
        });
  }

  @ParameterizedTest
  @EnumSource
  void findsFirstRowsWhenAllAreEqual(Distance distance) {
    float[][] vectors = new float[1000][3];
    for (float[] vector : vectors) {
      Arrays.fill(vector, 0.1f);
    }
    Embeddings all = Embeddings.of(vectors);
    Neighbours found = new Knn(3, distance).neighbours(all, all);
    assertThat(found.indices(999)).containsExactly(0, 1, 2);
  }

  @Test
  void zeroVectorHasCosineDistanceOneToAll() {
    Embeddings rows = Embeddings.of(new float[][] {{0, 0}, {1, 0}, {-1, 0}});
    Neighbours found = new Knn(3, Distance.COSINE).neighbours(rows, rows);
    assertThat(found.distances(0)).containsExactly(1, 1, 1);
    assertThat(found.distances(1)).containsExactly(0, 1, 2);
  }

  @Test
  void neighboursAmongRowsLeaveOutTheRowItself() {
    Embeddings rows = Embeddings.of(new float[][] {{0}, {0}, {1}, {5}});
    Neighbours found = new Knn(2, Distance.EUCLIDEAN).neighboursAmong(rows);
    assertThat(found.indices(0)).containsExactly(1, 2);
    assertThat(found.indices(1)).containsExactly(0, 2);
    assertThat(found.indices(3)).containsExactly(2, 0);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotDependOnThreads(Distance distance) {
    var random = RandomKey.of(1).generator();
    Embeddings rows = Embeddings.of(Clouds.gaussian(random, 2000, 33));
    Knn knn = new Knn(9, distance);
    Neighbours one = Clouds.onThreads(1, () -> knn.neighboursAmong(rows));
    Neighbours four = Clouds.onThreads(4, () -> knn.neighboursAmong(rows));
    for (int query = 0; query < rows.size(); query++) {
      assertThat(four.indices(query)).isEqualTo(one.indices(query));
      assertThat(four.distances(query)).isEqualTo(one.distances(query));
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithPlainLoopWhenItGoesBySketches(Distance distance) {
    Seeds.forAll(
        40,
        random -> {
          int rows = 1500 + random.nextInt(1000);
          int dimension = 20 + random.nextInt(60);
          double noise = 0.1 * random.nextInt(4); // from exactly low-dimensional to hardly so
          Embeddings all = Embeddings.of(Clouds.nearlyFlat(random, rows + 5, dimension, 6, noise));
          Embeddings searched = all.range(0, rows);
          Embeddings queries = all.range(rows, rows + 5);
          int k = 1 + random.nextInt(20);
          Neighbours found =
              new NearestSearch(searched, queries, distance, false, 7 + 8 * random.nextInt(2))
                  .nearest(k);
          assertSameAsPlainLoop(found, searched, queries, k, distance);
        });
  }

  @ParameterizedTest
  @EnumSource
  void sketchesAreUsedWhereTheyPayAndLeftAloneWhereNot(Distance distance) {
    Seeds.forAll(
        3,
        random -> {
          Embeddings flat = Embeddings.of(Clouds.nearlyFlat(random, 4000, 60, 6, 0.05));
          Embeddings round = Embeddings.of(Clouds.gaussian(random, 4000, 60));
          assertThat(stillSketchedAfterSearch(flat, distance)).isTrue();
          assertThat(stillSketchedAfterSearch(round, distance)).isFalse();
        });
  }

  private static boolean stillSketchedAfterSearch(Embeddings rows, Distance distance) {
    Embeddings queries = rows.range(0, 20);
    var search = new NearestSearch(rows, queries, distance, false, 15);
    assertSameAsPlainLoop(search.nearest(5), rows, queries, 5, distance);
    return search.sketched();
  }

  @Test
  void productsOfSketchesAreNeverSmallerThanThoseOfThePoints() {
    Seeds.forAll(
        40,
        random -> {
          int dimension = 8 + random.nextInt(90);
          int size = 200 + random.nextInt(800);
          float[][] vectors = Clouds.nearlyFlat(random, size, dimension, 4, 0.01);
          float[] points = UnitRows.of(Embeddings.of(vectors), dimension);
          var sketch = new Sketch(points, size, dimension, 7);
          float[] sketches = sketch.of(points, size, dimension, 1, 8);
          for (int pair = 0; pair < 500; pair++) {
            int a = random.nextInt(size);
            int b = random.nextInt(size);
            double product = product(points, a, b, dimension);
            assertThat(product(sketches, a, b, 8))
                .isGreaterThan(product - sketch.error())
                .isLessThan(product + 0.2);
          }
        });
  }

  private static double product(float[] rows, int a, int b, int dimension) {
    return IntStream.range(0, dimension)
        .mapToDouble(i -> (double) rows[a * dimension + i] * rows[b * dimension + i])
        .sum();
  }

  private static void assertSameAsPlainLoop(
      Embeddings rows, Embeddings queries, int k, Distance distance) {
    assertSameAsPlainLoop(
        new Knn(k, distance).neighbours(rows, queries), rows, queries, k, distance);
  }

  private static void assertSameAsPlainLoop(
      Neighbours found, Embeddings rows, Embeddings queries, int k, Distance distance) {
    for (int query = 0; query < queries.size(); query++) {
      double[] plain = plainDistances(rows, queries.row(query), distance);
      int[] order =
          IntStream.range(0, rows.size())
              .boxed()
              .sorted(Comparator.comparingDouble(i -> plain[i]))
              .mapToInt(i -> i)
              .limit(k)
              .toArray();
      assertThat(found.indices(query)).isEqualTo(order);
      assertThat(found.distances(query))
          .isEqualTo(Arrays.stream(order).mapToDouble(i -> plain[i]).toArray());
    }
  }

  private static double[] plainDistances(Embeddings rows, float[] query, Distance distance) {
    double[] distances = new double[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      double squares = 0;
      double product = 0;
      double ofRow = 0;
      double ofQuery = 0;
      for (int i = 0; i < query.length; i++) {
        double a = query[i];
        double b = rows.at(row, i);
        squares += (a - b) * (a - b);
        product += a * b;
        ofRow += b * b;
        ofQuery += a * a;
      }
      double norms = Math.sqrt(ofQuery) * Math.sqrt(ofRow);
      distances[row] =
          distance == Distance.EUCLIDEAN
              ? Math.sqrt(squares)
              : norms == 0 ? 1 : 1 - product / norms;
    }
    return distances;
  }
}
