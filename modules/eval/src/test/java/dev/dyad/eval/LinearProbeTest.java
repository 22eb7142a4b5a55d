package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.RandomKey;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
  /** Every tenth of the 150 flowers of Fisher 1936: five of each kind. */
  private static final Embeddings IRIS =
      Embeddings.of(
          new float[][] {
            {5.1f, 3.5f, 1.4f, 0.2f}, {5.4f, 3.7f, 1.5f, 0.2f}, {5.4f, 3.4f, 1.7f, 0.2f},
            {4.8f, 3.1f, 1.6f, 0.2f}, {5.0f, 3.5f, 1.3f, 0.3f}, {7.0f, 3.2f, 4.7f, 1.4f},
            {5.0f, 2.0f, 3.5f, 1.0f}, {5.9f, 3.2f, 4.8f, 1.8f}, {5.5f, 2.4f, 3.8f, 1.1f},
            {5.5f, 2.6f, 4.4f, 1.2f}, {6.3f, 3.3f, 6.0f, 2.5f}, {6.5f, 3.2f, 5.1f, 2.0f},
            {6.9f, 3.2f, 5.7f, 2.3f}, {7.4f, 2.8f, 6.1f, 1.9f}, {6.7f, 3.1f, 5.6f, 2.4f}
          },
          new int[] {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2});

  /** StandardScaler and LogisticRegression(C=1, tol=1e-13) of scikit-learn 1.2.1. */
  @Test
  void agreesWithScikitLearn() {
    assertProbabilities(probe(1), 8, 0.08007069875607671, 0.8652670884881891, 0.05466221275573434);
    assertProbabilities(
        probe(1), 13, 0.004403729161159419, 0.24829393261079163, 0.7473023382280489);
  }

  /** The same with C=100. */
  @Test
  void agreesWithScikitLearnForASmallPenalty() {
    assertProbabilities(
        probe(0.01), 8, 0.002818418737514066, 0.997179791247004, 1.7900154821372473e-06);
    assertProbabilities(
        probe(0.01), 13, 2.6264023202586687e-08, 0.005807854479085434, 0.9941921192568913);
  }

  private static LinearProbe probe(double penalty) {
    return new LinearProbe(penalty, 2000, 1e-7);
  }

  private static void assertProbabilities(LinearProbe probe, int row, double... expected) {
    double[] found = probe.fit(IRIS).probabilities(IRIS.row(row));
    assertThat(found).containsExactly(expected, within(1e-5));
  }

  @Test
  void gradientAgreesWithFiniteDifferences() {
    Seeds.forAll(
        20,
        random -> {
          Embeddings rows = Clouds.classes(random, 300 + random.nextInt(400), 5, 3, 1);
          double[] mean = Moments.mean(rows);
          LogisticLoss loss =
              new LogisticLoss(rows, rows.classes(), mean, Moments.deviation(rows, mean), 10);
          double[] place = random.doubles(loss.parameters(), -1, 1).toArray();
          double[] gradient = new double[place.length];
          loss.at(place, gradient);
          for (int c = 0; c < 3; c++) {
            int column = random.nextInt(5);
            assertSlope(loss, place, gradient, c * 8 + column);
            assertSlope(loss, place, gradient, 3 * 8 + c);
          }
        });
  }

  private static void assertSlope(LogisticLoss loss, double[] place, double[] gradient, int i) {
    double[] unused = new double[place.length];
    double[] up = place.clone();
    double[] down = place.clone();
    up[i] += 1e-5;
    down[i] -= 1e-5;
    double slope = (loss.at(up, unused) - loss.at(down, unused)) / 2e-5;
    assertThat(gradient[i]).isEqualTo(slope, within(1e-7));
  }

  @Test
  void lossAtZeroIsLogOfClasses() {
    Embeddings rows = Clouds.classes(RandomKey.of(2).generator(), 700, 9, 4, 1);
    double[] mean = Moments.mean(rows);
    LogisticLoss loss =
        new LogisticLoss(rows, rows.classes(), mean, Moments.deviation(rows, mean), 1);
    double[] zero = new double[loss.parameters()];
    assertThat(loss.at(zero, zero.clone())).isEqualTo(Math.log(4), within(1e-12));
  }

  @Test
  void convergesOnSeparableClassesWithAWeakPenalty() {
    Embeddings rows = Clouds.classes(RandomKey.of(4).generator(), 500, 20, 5, 0.1);
    LinearClassifier fitted = new LinearProbe(1e-3).fit(rows);
    assertThat(fitted.converged()).isTrue();
    assertThat(fitted.classify(rows).accuracy().value()).isEqualTo(1);
  }

  @Test
  void scaleAndPlaceOfDimensionsDoNotMatter() {
    Embeddings rows = Clouds.classes(RandomKey.of(5).generator(), 400, 6, 3, 2);
    float[][] moved = rows.rows();
    for (float[] row : moved) {
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i] * (1 << i) + 16 * i;
      }
    }
    Embeddings others = Embeddings.of(moved, rows.labels());
    LinearProbe probe = probe(1);
    assertThat(probe.fit(others).classify(others).predictions())
        .isEqualTo(probe.fit(rows).classify(rows).predictions());
  }

  @Test
  void dimensionThatNeverChangesHasNoWeight() {
    Embeddings rows = Embeddings.of(new float[][] {{0, 7}, {1, 7}, {2, 7}}, new int[] {0, 1, 1});
    LinearClassifier fitted = new LinearProbe().fit(rows);
    assertThat(fitted.scores(new float[] {1, 7})).isEqualTo(fitted.scores(new float[] {1, -99}));
  }

  @Test
  void classesThatTrainLacksAreNeverPredicted() {
    Embeddings train =
        Embeddings.of(
            new float[][] {{0}, {1}}, List.of("a", "b"), new int[] {0, 2}, List.of("x", "y", "z"));
    assertThat(new LinearProbe().fit(train).classify(train).predictions()).containsExactly(0, 2);
  }

  @Test
  void doesNotDependOnThreads() {
    Embeddings rows = Clouds.classes(RandomKey.of(6).generator(), 3000, 17, 4, 3);
    double[] one = Clouds.onThreads(1, () -> new LinearProbe().fit(rows).scores(rows.row(0)));
    double[] four = Clouds.onThreads(4, () -> new LinearProbe().fit(rows).scores(rows.row(0)));
    assertThat(four).isEqualTo(one);
  }

  @Test
  void rejectsOneClass() {
    Embeddings one = Embeddings.of(new float[][] {{0}, {1}}, new int[] {0, 0});
    assertThatThrownBy(() -> new LinearProbe().fit(one))
        .hasMessage("a linear probe needs at least two classes, but all 2 rows are of class '0'");
  }

  @Test
  void fewLabelsDrawAsManyOfEachClass() {
    Embeddings rows = Clouds.classes(RandomKey.of(7).generator(), 90, 4, 3, 1);
    int[] drawn = new FewLabels(5).drawn(rows, 0);
    assertThat(drawn).hasSize(15).doesNotHaveDuplicates();
    for (int label = 0; label < 3; label++) {
      int wanted = label;
      assertThat(Arrays.stream(drawn).filter(i -> rows.label(i) == wanted)).hasSize(5);
    }
  }

  @Test
  void fewLabelsDrawAnewForEveryDrawAndTheSameForEveryCall() {
    Embeddings rows = Clouds.classes(RandomKey.of(7).generator(), 90, 4, 3, 1);
    FewLabels few = new FewLabels(5);
    assertThat(few.drawn(rows, 1)).isEqualTo(few.drawn(rows, 1)).isNotEqualTo(few.drawn(rows, 0));
  }

  @Test
  void fewLabelsReportMeanAndDeviationOfTheDraws() {
    Embeddings rows = Clouds.classes(RandomKey.of(8).generator(), 300, 4, 3, 1.5);
    FewLabels few = new FewLabels(2, 4, new LinearProbe(), RandomKey.of(1));
    double[] figures = new double[4];
    for (int draw = 0; draw < 4; draw++) {
      figures[draw] = new LinearProbe().of(rows.select(few.drawn(rows, draw)), rows).value();
    }
    double mean = Arrays.stream(figures).average().orElseThrow();
    double variance = Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).sum() / 3;
    Score score = few.of(rows, rows);
    assertThat(score.name()).isEqualTo("fewLabels.2.accuracy");
    assertThat(score.value()).isEqualTo(mean, within(1e-12));
    assertThat(score.details().get("deviation")).isEqualTo(Math.sqrt(variance), within(1e-12));
  }

  @Test
  void fewLabelsNameTheClassThatHasTooFew() {
    Embeddings rows = Embeddings.of(new float[3][1], new int[] {0, 0, 1});
    assertThatThrownBy(() -> new FewLabels(2).of(rows, rows))
        .hasMessage("labelsPerClass must be at most 1, the rows of class '1', but was 2");
  }
}
