package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrievalTest {
  @Test
  void countsTheRanksOfTheTargets() {
    var retrieval = new Retrieval(List.of(1, 3, 1, 11));
    assertThat(retrieval.recallAt(1)).isEqualTo(0.5);
    assertThat(retrieval.recallAt(3)).isEqualTo(0.75);
    assertThat(retrieval.recallAt(10)).isEqualTo(0.75);
    assertThat(retrieval.meanReciprocalRank())
        .isCloseTo((1 + 1 / 3.0 + 1 + 1 / 11.0) / 4, within(1e-12));
    assertThat(retrieval.scores())
        .extracting(Score::name)
        .containsExactly("recallAt1", "recallAt5", "recallAt10", "meanReciprocalRank");
  }

  @Test
  void ranksTargetsByCosine() {
    Embeddings queries = Embeddings.of(new float[][] {{1, 0}, {0, 3}, {1, 1}});
    Embeddings targets = Embeddings.of(new float[][] {{2, 1}, {-1, 0}, {9, 0}});
    // the first prefers (9, 0); the second (2, 1), then (9, 0), both before its own at cosine 0
    assertThat(Retrieval.of(queries, targets).ranks()).containsExactly(2, 3, 2);
  }

  @Test
  void allEqualIsNoHit() {
    Embeddings same = Embeddings.of(new float[][] {{1, 1}, {1, 1}, {1, 1}});
    assertThat(Retrieval.of(same, same).ranks()).containsExactly(3, 3, 3);
  }

  @Test
  void agreesWithSorting() {
    Seeds.forAll(
        20,
        random -> {
          int n = random.nextInt(1, 20);
          float[][] queries = rows(random, n);
          float[][] targets = rows(random, n);
          var ranks = new ArrayList<Integer>();
          for (int i = 0; i < n; i++) {
            int query = i;
            double own = cosine(queries[i], targets[i]);
            int better = 1;
            for (float[] target : targets) {
              better += cosine(queries[query], target) > own + 1e-7 ? 1 : 0;
            }
            ranks.add(better);
          }
          assertThat(Retrieval.of(Embeddings.of(queries), Embeddings.of(targets)).ranks())
              .isEqualTo(ranks);
        });
  }

  private static float[][] rows(java.util.random.RandomGenerator random, int n) {
    float[][] rows = new float[n][3];
    for (float[] row : rows) {
      for (int i = 0; i < 3; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  private static double cosine(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }
}
