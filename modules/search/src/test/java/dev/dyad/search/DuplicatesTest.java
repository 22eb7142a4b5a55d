package dev.dyad.search;

import static dev.dyad.search.Vectors.ENCODER;
import static dev.dyad.search.Vectors.axis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
  @TempDir private Path folder;

  /** A direction in the plane of the first two axes. */
  private static float[] angle(double degrees) {
    float[] vector = new float[16];
    vector[0] = (float) Math.cos(Math.toRadians(degrees));
    vector[1] = (float) Math.sin(Math.toRadians(degrees));
    return vector;
  }

  private static List<List<String>> ids(List<List<Hit>> groups) {
    return groups.stream().map(group -> group.stream().map(Hit::id).toList()).toList();
  }

  @Test
  void chainsAreOneGroupAndLargerGroupsComeFirst() throws IOException {
    try (SimilarityIndex index = SimilarityIndex.open(folder, ENCODER)) {
      index.put(new Entry("alone", angle(60)));
      index.put(new Entry("pair2", axis(5)));
      index.put(new Entry("pair1", axis(5)));
      index.put(new Entry("chain3", angle(12)));
      index.put(new Entry("chain1", angle(0)));
      index.put(new Entry("chain2", angle(5)));
      index.commit();
      List<List<Hit>> groups = index.duplicates(Math.cos(Math.toRadians(8)));
      assertThat(ids(groups))
          .containsExactly(List.of("chain1", "chain2", "chain3"), List.of("pair1", "pair2"));
      Hit end = groups.get(0).get(2); // its nearest is 7 degrees away
      assertThat(end.similarity()).isCloseTo(Math.cos(Math.toRadians(7)), within(1e-6));
      assertThat(groups.get(1).get(0).similarity()).isEqualTo(1);
    }
  }

  @Test
  void deletedCopiesAreNoDuplicates() throws IOException {
    try (SimilarityIndex index = SimilarityIndex.open(folder, ENCODER)) {
      index.put(new Entry("a", axis(0)));
      index.put(new Entry("b", axis(0)));
      index.commit();
      index.delete("b");
      index.commit();
      assertThat(index.duplicates(0.9)).isEmpty();
    }
  }

  @Test
  void deletedOnesAreInNoGroupHoweverLowTheBar() throws IOException {
    try (SimilarityIndex index = SimilarityIndex.open(folder, ENCODER)) {
      index.put(new Entry("a", axis(0)));
      index.put(new Entry("b", axis(1)));
      index.put(new Entry("c", axis(2)));
      index.commit();
      index.delete("b");
      index.commit();
      assertThat(ids(index.duplicates(-1))).containsExactly(List.of("a", "c"));
    }
  }

  @Test
  void similarityMustBeACosine() throws IOException {
    try (SimilarityIndex index = SimilarityIndex.open(folder, ENCODER)) {
      assertThatThrownBy(() -> index.duplicates(98))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("similarity must be in -1.0..1.0, but was 98.0");
    }
  }
}
