package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnnTest {
  private static final Embeddings LINE =
      Embeddings.of(new float[][] {{0}, {1}, {2}, {10}, {11}}, new int[] {0, 0, 1, 1, 1});

  @Test
  void majorityOfTheNearestWins() {
    Embeddings query = Embeddings.of(new float[][] {{0.4f}, {9}}, new int[] {0, 1});
    Classification found = new Knn(3, Distance.EUCLIDEAN).classify(LINE, query);
    assertThat(found.predictions()).containsExactly(0, 1);
  }

  @Test
  void nearestClassWinsWhenVotesAreEqual() {
    Embeddings queries = Embeddings.of(new float[][] {{1.6f}, {1.4f}}, new int[] {1, 0});
    Classification found = new Knn(2, Distance.EUCLIDEAN).classify(LINE, queries);
    assertThat(found.predictions()).containsExactly(1, 0);
  }

  @Test
  void smallTemperatureLetsTheNearestDecideAlone() {
    Embeddings query = Embeddings.of(new float[][] {{2.1f}}, new int[] {1});
    Knn majority = new Knn(3, Distance.EUCLIDEAN);
    Knn sharp = new Knn(3, Distance.EUCLIDEAN, new Vote.Softmax(0.07));
    assertThat(majority.classify(LINE, query).prediction(0)).isEqualTo(0);
    assertThat(sharp.classify(LINE, query).prediction(0)).isEqualTo(1);
  }

  @Test
  void softmaxVotesByCosineAndByDistanceOfUnitVectorsAreTheSame() {
    var random = dev.dyad.core.RandomKey.of(3).generator();
    Embeddings all = Clouds.classes(random, 600, 8, 5, 1.5);
    float[] unit = UnitRows.of(all, 8);
    Embeddings units = Embeddings.ofRows(8, unit, all.ids(), all.labels(), all.labelNames());
    Vote vote = new Vote.Softmax(0.07);
    Embeddings train = units.range(0, 500);
    Embeddings test = units.range(500, 600);
    assertThat(new Knn(50, Distance.COSINE, vote).classify(train, test).predictions())
        .isEqualTo(new Knn(50, Distance.EUCLIDEAN, vote).classify(train, test).predictions());
  }

  @Test
  void rowsWithoutLabelHaveNoVoteAndAreNotScored() {
    Embeddings train =
        Embeddings.of(
            new float[][] {{0}, {5}}, List.of("a", "b"), new int[] {-1, 0}, List.of("dog", "cat"));
    Embeddings test =
        Embeddings.of(
            new float[][] {{0}, {5}}, List.of("c", "d"), new int[] {-1, 1}, List.of("dog", "cat"));
    Score score = new Knn(1, Distance.EUCLIDEAN).of(train, test);
    assertThat(score.value()).isEqualTo(0);
    assertThat(score.details()).containsEntry("testRows", 1.0).containsEntry("trainRows", 1.0);
  }

  @Test
  void oneClassIsAlwaysRight() {
    Embeddings one = Embeddings.of(new float[][] {{0, 1}, {1, 1}}, new int[] {0, 0});
    assertThat(new Knn(1, Distance.COSINE).of(one, one).value()).isEqualTo(1);
  }

  @Test
  void rejectsMoreNeighboursThanRows() {
    assertThatThrownBy(() -> new Knn(6, Distance.EUCLIDEAN).of(LINE, LINE))
        .hasMessage(
            "k must be at most the number of rows to find, 5, but was 6. Lower k or add rows");
  }

  @Test
  void rejectsOtherDimensions() {
    assertThatThrownBy(
            () -> new Knn().of(LINE, Embeddings.of(new float[][] {{0, 1}}, new int[] {1})))
        .hasMessageContaining("as many dimensions");
  }

  @Test
  void rejectsOtherClasses() {
    assertThatThrownBy(() -> new Knn().of(LINE, Embeddings.of(new float[][] {{0}}, new int[] {0})))
        .hasMessageContaining("same classes");
  }

  @Test
  void splitProtocolFitsOnTheFirstAndScoresTheLastTestRows() {
    Embeddings test =
        Embeddings.of(new float[][] {{0}, {9}, {5}, {1}, {8}}, new int[] {0, 1, 1, 0, 0});
    Metric protocol = new KnnSplitProtocol(new Knn(1, Distance.EUCLIDEAN), 2, 2);
    Score score = protocol.of(LINE, test);
    assertThat(score.name()).isEqualTo("knnSplit.accuracy");
    assertThat(score.value()).isEqualTo(0.5, within(0.0));
  }

  @Test
  void splitProtocolRejectsTooFewRows() {
    assertThatThrownBy(() -> new KnnSplitProtocol().of(LINE, LINE))
        .hasMessageContaining("10000 rows, but has 5");
  }
}
