package dev.dyad.search;

import static dev.dyad.search.Vectors.ENCODER;
import static dev.dyad.search.Vectors.axis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarityIndexTest {
  @TempDir private Path folder;

  private SimilarityIndex open() throws IOException {
    return SimilarityIndex.open(folder, ENCODER);
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }

  private static List<String> nearest(SimilarityIndex index, float[] query, int k)
      throws IOException {
    return ids(index.search(new SimilarityQuery(query, k)));
  }

  @Test
  void findsTheNearestFirstWithTheirCosines() throws IOException {
    try (SimilarityIndex index = open()) {
      float[] between = axis(0);
      between[1] = 1;
      index.put(new Entry("x", axis(0)));
      index.put(new Entry("y", axis(1)));
      index.put(new Entry("both", between));
      index.commit();
      float[] query = axis(0);
      query[0] = 7; // only the direction counts
      List<Hit> hits = index.search(new SimilarityQuery(query, 3));
      assertThat(ids(hits)).containsExactly("x", "both", "y");
      assertThat(hits.get(0).similarity()).isEqualTo(1);
      assertThat(hits.get(1).similarity()).isCloseTo(Math.sqrt(0.5), within(1e-7));
      assertThat(hits.get(2).similarity()).isZero();
    }
  }

  @Test
  void addsWithoutBuildingAnewAndKeepsWhatItHas() throws IOException {
    try (SimilarityIndex index = open()) {
      index.put(new Entry("x", axis(0), Map.of("label", "first", "camera", "a")));
      index.commit();
    }
    try (SimilarityIndex index = open()) {
      index.put(new Entry("y", axis(1)));
      index.commit();
      assertThat(index.size()).isEqualTo(2);
      Hit hit = index.search(new SimilarityQuery(axis(0), 1)).get(0);
      assertThat(hit.columns()).isEqualTo(Map.of("label", "first", "camera", "a"));
      assertThat(hit.label()).contains("first");
    }
  }

  @Test
  void replacesTheEntryWithTheSameId() throws IOException {
    try (SimilarityIndex index = open()) {
      index.put(new Entry("x", axis(0), Map.of("label", "old")));
      index.commit();
      index.put(new Entry("x", axis(1), Map.of("label", "new")));
      index.commit();
      assertThat(index.size()).isEqualTo(1);
      Entry entry = index.entry("x").orElseThrow();
      assertThat(entry.columns()).isEqualTo(Map.of("label", "new"));
      assertThat(entry.vector()).containsExactly(axis(1));
    }
  }

  @Test
  void deletedEntriesAreNeitherFoundNorCounted() throws IOException {
    try (SimilarityIndex index = open()) {
      index.put(new Entry("x", axis(0)));
      index.put(new Entry("y", axis(1)));
      index.commit();
      index.delete("x");
      index.delete("never there");
      index.commit();
      assertThat(index.size()).isEqualTo(1);
      assertThat(index.contains("x")).isFalse();
      assertThat(index.entry("x")).isEmpty();
      assertThat(nearest(index, axis(0), 5)).containsExactly("y");
    }
  }

  @Test
  void nothingCountsBeforeItIsCommitted() throws IOException {
    try (SimilarityIndex index = open()) {
      index.put(new Entry("x", axis(0)));
      assertThat(index.size()).isZero();
      assertThat(index.search(new SimilarityQuery(axis(0), 1))).isEmpty();
      index.commit();
      assertThat(index.size()).isEqualTo(1);
    }
  }

  @Test
  void readerSeesWhatAnotherCommitsOnceItLooksAgain() throws IOException {
    try (SimilarityIndex writing = open();
        SimilarityIndex reading = SimilarityIndex.read(folder)) {
      writing.put(new Entry("x", axis(0)));
      writing.commit();
      assertThat(reading.size()).isZero();
      reading.refresh();
      assertThat(reading.size()).isEqualTo(1);
    }
  }

  @Test
  void readerCannotWrite() throws IOException {
    open().close();
    try (SimilarityIndex index = SimilarityIndex.read(folder)) {
      assertThatThrownBy(() -> index.put(new Entry("x", axis(0))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("was opened to be read. Use open");
    }
  }

  @Test
  void keepsNotesOnTheWhole() throws IOException {
    try (SimilarityIndex index = open()) {
      index.commit(Map.of("run", "runs/a", "by", "me"));
      index.commit(Map.of("run", "runs/b"));
    }
    try (SimilarityIndex index = SimilarityIndex.read(folder)) {
      assertThat(index.notes()).isEqualTo(Map.of("run", "runs/b", "by", "me"));
    }
  }

  @Test
  void refusesTheVectorsOfAnotherEncoder() throws IOException {
    open().close();
    var other = new EncoderIdentity("beef", 16, "image");
    assertThatThrownBy(() -> SimilarityIndex.open(folder, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("made by another encoder")
        .hasMessageContaining("f00d")
        .hasMessageContaining("beef");
    try (SimilarityIndex index = open()) {
      assertThat(index.encoder()).isEqualTo(ENCODER); // and is left as it was
    }
  }

  @Test
  void refusesVectorsOfAnotherDimension() throws IOException {
    try (SimilarityIndex index = open()) {
      assertThatThrownBy(() -> index.put(new Entry("short", new float[] {1, 2})))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("vector of 'short' must have 16 numbers");
      assertThatThrownBy(() -> index.search(new SimilarityQuery(new float[] {1}, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the query must have 16 numbers");
    }
  }

  @Test
  void takesVectorsLongerThanLuceneTakesByItself() throws IOException {
    var encoder = new EncoderIdentity("f00d", 2048, "image");
    try (SimilarityIndex index = SimilarityIndex.open(folder, encoder)) {
      for (int i = 0; i < 3; i++) {
        index.put(new Entry("e" + i, Vectors.any(Vectors.random(i), 2048)));
      }
      index.commit();
      assertThat(nearest(index, Vectors.any(Vectors.random(1), 2048), 1)).containsExactly("e1");
    }
  }

  @Test
  void idsOfEveryScriptAndEqualScoresAreSafe() throws IOException {
    try (SimilarityIndex index = open()) {
      List<String> ids = List.of("b c/ü.png", "a=1&\"x\"", "猫.jpg", "b c/u.png");
      for (String id : ids) {
        index.put(new Entry(id, axis(0)));
      }
      index.commit();
      assertThat(nearest(index, axis(0), 9)).isEqualTo(ids.stream().sorted().toList());
      assertThat(index.contains("猫.jpg")).isTrue();
    }
  }
}
