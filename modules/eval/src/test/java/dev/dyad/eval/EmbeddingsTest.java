package dev.dyad.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
  private static final Embeddings THREE =
      Embeddings.of(
          new float[][] {{1, 2}, {3, 4}, {5, 6}},
          List.of("a", "b", "c"),
          new int[] {1, -1, 0},
          List.of("cat", "dog"));

  @Test
  void keepsRowsIdsAndLabels() {
    assertThat(THREE.rows()).isDeepEqualTo(new float[][] {{1, 2}, {3, 4}, {5, 6}});
    assertThat(THREE.id(1)).isEqualTo("b");
    assertThat(THREE.label(2)).isEqualTo(0);
    assertThat(THREE.classes()).containsExactly(0, 1);
  }

  @Test
  void selectsRowsInTheGivenOrder() {
    Embeddings some = THREE.select(2, 0);
    assertThat(some.rows()).isDeepEqualTo(new float[][] {{5, 6}, {1, 2}});
    assertThat(some.ids()).containsExactly("c", "a");
    assertThat(some.labels()).containsExactly(0, 1);
  }

  @Test
  void labelledLeavesOutRowsWithoutLabel() {
    assertThat(THREE.labelled().ids()).containsExactly("a", "c");
  }

  @Test
  void changesToTheGivenArraysDoNotShow() {
    float[][] vectors = {{1}};
    int[] labels = {0};
    Embeddings embeddings = Embeddings.of(vectors, labels);
    vectors[0][0] = 9;
    labels[0] = 9;
    assertThat(embeddings.at(0, 0)).isEqualTo(1);
    assertThat(embeddings.label(0)).isEqualTo(0);
  }

  @Test
  void rejectsNaNAndNamesTheRow() {
    assertThatThrownBy(
            () ->
                Embeddings.of(
                    new float[][] {{1, 2}, {3, Float.NaN}},
                    List.of("a", "b.png"),
                    new int[] {0, 0},
                    List.of("x")))
        .hasMessage("embeddings must be finite, but row 1 ('b.png') is NaN in dimension 1");
  }

  @Test
  void rejectsInfinity() {
    assertThatThrownBy(() -> Embeddings.of(new float[][] {{Float.NEGATIVE_INFINITY}}))
        .hasMessageContaining("row 0 ('0') is -Infinity");
  }

  @Test
  void rejectsRaggedRows() {
    assertThatThrownBy(() -> Embeddings.of(new float[][] {{1, 2}, {3}}))
        .hasMessage("row 1 must have 2 numbers like row 0, but has 1");
  }

  @Test
  void rejectsNoRows() {
    assertThatThrownBy(() -> Embeddings.of(new float[0][]))
        .hasMessageContaining("at least one row");
  }

  @Test
  void rejectsRowsWithoutNumbers() {
    assertThatThrownBy(() -> Embeddings.of(new float[1][0]))
        .hasMessage("dimension must be positive, but was 0");
  }

  @Test
  void rejectsLabelsWithoutName() {
    assertThatThrownBy(
            () ->
                Embeddings.of(
                    new float[][] {{1}}, List.of("a"), new int[] {2}, List.of("cat", "dog")))
        .hasMessage("label of row 0 ('a') must be in -1..1, but was 2");
  }

  @Test
  void rejectsMetricsOfLabelsWhereThereAreNone() {
    assertThatThrownBy(() -> Embeddings.of(new float[][] {{1}}).labelled())
        .hasMessage("this metric needs labels, but none of the 1 rows has one");
  }
}
