package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
  void anyTargetOfTheGroupCounts() {
    Embeddings queries = Embeddings.of(new float[][] {{1, 0}, {0, 1}, {1, 0.1f}});
    Embeddings targets = Embeddings.of(new float[][] {{0, 1}, {1, 0.2f}, {1, 1}, {-1, 0}, {1, -1}});
    int[] owners = {7, 7, 8, 9, 8};
    // the first's best is (1, 0.2), before all; the second's (1, 1) comes after (0, 1); the third's
    // (-1, 0) after the four others
    assertThat(Retrieval.of(queries, new int[] {7, 8, 9}, targets, owners).ranks())
        .containsExactly(1, 2, 5);
  }

  @Test
  void everyQueryNeedsATargetOfItsOwn() {
    Embeddings two = Embeddings.of(new float[][] {{1, 0}, {0, 1}});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retrieval.of(two, new int[] {0, 5}, two, new int[] {0, 1}))
        .withMessage("query 1 has no target of its own. Leave it out");
  }

  @Test
  void chanceIsThatOfDrawingWithoutPuttingBack() {
    assertThat(Retrieval.chanceAt(10, 1, 500)).isCloseTo(10 / 500.0, within(1e-12));
    // none of 2 right among the first 2 of 5: 3/5 · 2/4
    assertThat(Retrieval.chanceAt(2, 2, 5)).isCloseTo(1 - 0.3, within(1e-12));
    assertThat(Retrieval.chanceAt(4, 2, 5)).isEqualTo(1);
    assertThat(Retrieval.chanceAt(10, 1, 3)).isEqualTo(1);
  }

  @Test
  void guessingReachesTheChance() {
    Seeds.forAll(
        1,
        random -> {
          Embeddings queries = Embeddings.of(rows(random, 2000));
          Embeddings targets = Embeddings.of(rows(random, 60));
          int[] owners = random.ints(60, 0, 20).toArray();
          for (int i = 0; i < 20; i++) {
            owners[i] = i;
          }
          int[] groups = random.ints(2000, 0, 20).toArray();
          double chance = 0;
          for (int group : groups) {
            int own = (int) java.util.stream.IntStream.of(owners).filter(o -> o == group).count();
            chance += Retrieval.chanceAt(5, own, 60) / 2000;
          }
          assertThat(Retrieval.of(queries, groups, targets, owners).recallAt(5))
              .isCloseTo(chance, within(0.1)); // targets are the same for all queries
        });
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
