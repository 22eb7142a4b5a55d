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

  private static void assertSameAsPlainLoop(
      Embeddings rows, Embeddings queries, int k, Distance distance) {
    Neighbours found = new Knn(k, distance).neighbours(rows, queries);
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
