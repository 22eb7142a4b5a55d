package dev.dyad.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An index too large to be always searched exactly, of three commits, with some entries deleted.
 */
class ManyEntriesTest {
  private static final int SIZE = 10_400;
  private static final int DIMENSION = 10;
  private static final int COPIES = 25;
  private static final int QUERIES = 50;

  @TempDir private static Path folder;
  private static SimilarityIndex index;
  private static final List<Entry> ENTRIES = new ArrayList<>();

  @BeforeAll
  static void fill() throws IOException {
    RandomGenerator random = Vectors.random(1);
    var centers = new ArrayList<float[]>();
    for (int i = 0; i < 100; i++) {
      centers.add(Vectors.any(random, DIMENSION));
    }
    index = SimilarityIndex.open(folder, new EncoderIdentity("f00d", DIMENSION, "image"));
    for (int i = 0; i < SIZE; i++) {
      float[] vector = Vectors.near(centers.get(i % 100), 0.5, random);
      String label = "class" + i % 7;
      var entry =
          new Entry("e" + i, vector, Map.of("label", label, "parity", i % 2 == 0 ? "even" : "odd"));
      index.put(entry);
      if (i % 50 == 3) {
        index.delete(entry.id());
      } else {
        ENTRIES.add(entry);
      }
      if (i % 4000 == 3999) {
        index.commit();
      }
    }
    for (int i = 0; i < COPIES; i++) {
      Entry entry = ENTRIES.get(i * 400);
      var copy =
          new Entry(
              "copy of " + entry.id(),
              Vectors.near(entry.vector(), 0.001, random),
              entry.columns());
      index.put(copy);
      ENTRIES.add(copy);
    }
    index.commit();
  }

  @AfterAll
  static void close() throws IOException {
    index.close();
  }

  private static SimilarityQuery query(int number) {
    float[] center = ENTRIES.get(number * 97 + 1).vector();
    return new SimilarityQuery(Vectors.near(center, 0.3, Vectors.random(1000 + number)), 10);
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(Hit::id).toList();
  }

  private static List<String> byPlainLoop(SimilarityQuery query, Predicate<Entry> wanted) {
    return ENTRIES.stream()
        .filter(wanted)
        .sorted(Comparator.comparingDouble(e -> -Vectors.cosine(e.vector(), query.vector())))
        .limit(query.k())
        .map(Entry::id)
        .toList();
  }

  @Test
  void exactSearchAgreesWithPlainLoop() throws IOException {
    assertThat(index.size()).isEqualTo(ENTRIES.size()).isGreaterThan(SimilarityIndex.EXACT_UP_TO);
    for (int i = 0; i < QUERIES; i++) {
      assertThat(ids(index.search(query(i).exactly(true))))
          .isEqualTo(byPlainLoop(query(i), e -> true));
    }
  }

  @Test
  void searchInTheGraphMissesAlmostNone() throws IOException {
    assertThat(recall(SimilarityQuery.DEFAULT_CANDIDATES)).isGreaterThan(0.99);
  }

  @Test
  void fewerCandidatesMissMore() throws IOException {
    assertThat(recall(10)).isLessThan(recall(SimilarityQuery.DEFAULT_CANDIDATES));
  }

  private static double recall(int candidates) throws IOException {
    int found = 0;
    for (int i = 0; i < QUERIES; i++) {
      var wanted = new HashSet<>(ids(index.search(query(i).exactly(true))));
      wanted.retainAll(ids(index.search(query(i).withCandidates(candidates))));
      found += wanted.size();
    }
    return found / (10.0 * QUERIES);
  }

  @Test
  void similaritiesAreTheSameHoweverTheyWereFound() throws IOException {
    Hit exact = index.search(query(0).exactly(true)).get(0);
    Hit byGraph = index.search(query(0)).get(0);
    assertThat(byGraph).isEqualTo(exact);
  }

  @Test
  void filtersByOneColumn() throws IOException {
    Filter filter = Filter.where("label", "class3");
    for (int i = 0; i < 10; i++) {
      List<String> wanted = byPlainLoop(query(i), e -> e.columns().get("label").equals("class3"));
      assertThat(ids(index.search(query(i).among(filter).exactly(true)))).isEqualTo(wanted);
      assertThat(index.search(query(i).among(filter)))
          .hasSize(10)
          .allMatch(hit -> hit.label().orElseThrow().equals("class3"));
    }
  }

  @Test
  void valuesOfOneColumnAreAlternativesAndColumnsAreConditions() throws IOException {
    Filter filter = Filter.parse(List.of("label=class3", "parity=odd", "label=class5"));
    List<String> wanted =
        byPlainLoop(
            query(1),
            e ->
                List.of("class3", "class5").contains(e.columns().get("label"))
                    && e.columns().get("parity").equals("odd"));
    assertThat(ids(index.search(query(1).among(filter).exactly(true)))).isEqualTo(wanted);
  }

  @Test
  void valueThatNoEntryHasFindsNothing() throws IOException {
    assertThat(index.search(query(0).among(Filter.where("label", "none")))).isEmpty();
  }

  @Test
  void unknownColumnIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> index.search(query(0).among(Filter.where("lable", "class3"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'lable'. Maybe label. Known: label, parity.");
  }

  @Test
  void knowsItsColumnsAndTheirValues() throws IOException {
    assertThat(index.columns()).containsExactly("label", "parity");
    assertThat(index.values("label", 3)).containsExactly("class0", "class1", "class2");
    assertThat(index.values("none", 3)).isEmpty();
  }

  @Test
  void deletedEntriesAreNeverFound() throws IOException {
    for (boolean exact : new boolean[] {true, false}) {
      SimilarityQuery all = new SimilarityQuery(ENTRIES.get(0).vector(), 300).exactly(exact);
      assertThat(index.search(all))
          .hasSize(300)
          .noneMatch(hit -> Integer.parseInt(hit.id().replaceAll("\\D", "")) % 50 == 3);
    }
  }

  @Test
  void duplicatesAreFoundAmongMany() throws IOException {
    List<List<String>> groups =
        index.duplicates(0.9999).stream().map(ManyEntriesTest::ids).toList();
    assertThat(groups).hasSize(COPIES).allMatch(group -> group.size() == 2);
    for (List<String> group : groups) {
      assertThat(group.get(0)).isEqualTo("copy of " + group.get(1));
    }
  }
}
