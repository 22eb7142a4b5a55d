package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void isOneForALineUpAndMinusOneForALineDown() {
    assertThat(Correlation.pearson(new double[] {1, 2, 4}, new double[] {3, 5, 9}))
        .isCloseTo(1, EXACT);
    assertThat(Correlation.pearson(new double[] {1, 2, 4}, new double[] {-1, -2, -4}))
        .isCloseTo(-1, EXACT);
  }

  @Test
  void spearmanKnowsOnlyTheOrder() {
    double[] a = {1, 2, 3, 10};
    double[] b = {-5, 0, 100, 101};
    assertThat(Correlation.spearman(a, b)).isCloseTo(1, EXACT);
    assertThat(Correlation.pearson(a, b)).isLessThan(0.9);
  }

  /** scipy.stats 1.10.1: spearmanr and pearsonr. */
  @Test
  void agreesWithScipyWithTies() {
    double[] a = {1, 2, 2, 3, 5, 5, 5, 8};
    double[] b = {2, 1, 2, 4, 3, 3, 6, 5};
    assertThat(Correlation.spearman(a, b)).isCloseTo(0.7765323366725412, within(1e-12));
    assertThat(Correlation.pearson(a, b)).isCloseTo(0.7178726600303998, within(1e-12));
  }

  @Test
  void spearmanAgreesWithCountedRanks() {
    Seeds.forAll(
        50,
        random -> {
          int n = random.nextInt(2, 12);
          double[] a = random.ints(n, 0, 5).asDoubleStream().toArray();
          double[] b = random.doubles(n).toArray();
          assertThat(Correlation.spearman(a, b))
              .isCloseTo(Correlation.pearson(countedRanks(a), countedRanks(b)), EXACT);
        });
  }

  /** 1 + those below + half of the others that are equal. */
  private static double[] countedRanks(double[] numbers) {
    return Arrays.stream(numbers)
        .map(
            x ->
                1
                    + Arrays.stream(numbers).filter(y -> y < x).count()
                    + (Arrays.stream(numbers).filter(y -> y == x).count() - 1) / 2.0)
        .toArray();
  }

  @Test
  void isZeroWhereOneListNeverChanges() {
    assertThat(Correlation.spearman(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isZero();
  }

  @Test
  void rejectsListsThatDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Correlation.spearman(new double[3], new double[4]))
        .withMessage("both lists must have as many numbers, but have 3 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Correlation.pearson(new double[1], new double[1]))
        .withMessage("a correlation needs 2 pairs or more, but there are 1");
  }

  @Test
  void pairsAreScoredByTheirCosines() {
    Embeddings first = Embeddings.of(new float[][] {{1, 0}, {1, 0}, {2, 0}});
    Embeddings second = Embeddings.of(new float[][] {{5, 0}, {0, 1}, {1, 1}});
    assertThat(PairSimilarity.cosines(first, second))
        .containsExactly(new double[] {1, 0, Math.sqrt(0.5)}, EXACT);
    var scores = PairSimilarity.scores(first, second, new double[] {5, 1, 2});
    assertThat(scores).extracting(Score::name).containsExactly("spearman", "pearson");
    assertThat(scores.get(0).value()).isCloseTo(1, EXACT);
  }

  @Test
  void rowsOfZerosAreLikeNothing() {
    Embeddings zeros = Embeddings.of(new float[][] {{0, 0}});
    Embeddings one = Embeddings.of(new float[][] {{1, 0}});
    assertThat(PairSimilarity.cosines(zeros, one)).containsExactly(0);
  }
}
