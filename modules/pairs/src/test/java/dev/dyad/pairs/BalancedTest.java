package dev.dyad.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.RandomKey;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Skipped;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalancedTest {
  private static List<int[]> batches(Balanced order, Letters.Counted data, long seed) {
    return order.batches(data, RandomKey.of(seed).generator(), new SkipLog());
  }

  private static Map<Integer, Integer> classCounts(Letters.Counted data, int[] batch) {
    var counts = new HashMap<Integer, Integer>();
    for (int i : batch) {
      counts.merge(data.label(i).orElse(-1), 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void everyBatchHasEquallyManyOfItsClasses() {
    Letters.Counted data = Letters.labelled(200, 7);
    List<int[]> batches = batches(new Balanced(3, 4), data, 1);
    assertThat(batches).hasSize(200 / 12);
    for (int[] batch : batches) {
      assertThat(classCounts(data, batch)).hasSize(3);
      assertThat(classCounts(data, batch).values()).containsOnly(4);
    }
  }

  @Test
  void classesTakeTurns() {
    Letters.Counted data = Letters.labelled(210, 5);
    var turns = new HashMap<Integer, Integer>();
    for (int[] batch : batches(new Balanced(3, 2), data, 2)) {
      classCounts(data, batch).keySet().forEach(c -> turns.merge(c, 1, Integer::sum));
    }
    // 35 batches of 3 classes: 105 turns for 5 classes
    assertThat(turns).hasSize(5);
    assertThat(turns.values()).containsOnly(21);
  }

  @Test
  void samplesOfAClassTakeTurns() {
    Letters.Counted data = Letters.labelled(26, 2);
    Seeds.forAll(
        50,
        random -> {
          int[] counts = new int[26];
          for (int[] batch : new Balanced(2, 5).batches(data, random, new SkipLog())) {
            Arrays.stream(batch).forEach(i -> counts[i]++);
          }
          // 2 batches of 5 out of 13: none comes twice
          assertThat(Arrays.stream(counts).max()).hasValue(1);
        });
  }

  @Test
  void noSampleTwiceInABatchWhileThatCanBeHelped() {
    Letters.Counted data = Letters.labelled(60, 4);
    Seeds.forAll(
        50,
        random -> {
          for (int[] batch : new Balanced(2, 13).batches(data, random, new SkipLog())) {
            assertThat(Arrays.stream(batch).distinct().count()).isEqualTo(26);
          }
        });
  }

  @Test
  void rareClassIsSeenAsOftenAsFrequentOnes() {
    int[] labels = new int[103];
    Arrays.fill(labels, 0, 3, 1);
    Letters.Counted data = new Letters.Counted(labels);
    for (int[] batch : batches(new Balanced(2, 4), data, 3)) {
      assertThat(classCounts(data, batch)).isEqualTo(Map.of(0, 4, 1, 4));
      assertThat(Arrays.stream(batch).filter(i -> i < 3).distinct().count())
          .as("4 of a class of 3: each once, one twice")
          .isEqualTo(3);
    }
  }

  @Test
  void unlabelledSamplesNeverCome() {
    int[] labels = {0, -1, 1, 0, 1, -1, 0, 1};
    Letters.Counted data = new Letters.Counted(labels);
    Seeds.forAll(
        20,
        random -> {
          for (int[] batch : new Balanced(2, 2).batches(data, random, new SkipLog())) {
            assertThat(batch).doesNotContain(1, 5);
          }
        });
  }

  @Test
  void samplesWhoseLabelCannotBeReadAreLeftOutAndListed() {
    var data = Letters.decodedForLabels(Letters.labelled(12, 2, 3, 8));
    var sampler =
        new ViewSampler<>(
            data, List.of(new Letters.Append(1)), new Balanced(2, 2), RandomKey.of(1));
    var skips = new SkipLog();
    assertThat(sampler.epoch(0, skips).map(ViewBatch::size)).containsExactly(4, 4);
    assertThat(skips.entries())
        .containsExactly(
            new Skipped("s3", "broken on purpose"), new Skipped("s8", "broken on purpose"));
  }

  @Test
  void smallDataGivesOneBatch() {
    assertThat(batches(new Balanced(2, 8), Letters.labelled(4, 2), 1)).hasSize(1);
  }

  @Test
  void orderIsDecidedByTheGenerator() {
    Letters.Counted data = Letters.labelled(100, 5);
    String once = Arrays.deepToString(batches(new Balanced(3, 2), data, 1).toArray());
    assertThat(Arrays.deepToString(batches(new Balanced(3, 2), data, 1).toArray())).isEqualTo(once);
    assertThat(Arrays.deepToString(batches(new Balanced(3, 2), data, 2).toArray()))
        .isNotEqualTo(once);
  }

  @Test
  void oneClassHasNoNegatives() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batches(new Balanced(2, 2), Letters.labelled(10, 1), 1))
        .withMessage(
            "Balanced needs samples of at least 2 classes, but the data has 1. "
                + "Use labelled data, or a method that needs no labels");
  }

  @Test
  void tooFewClassesForABatchAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batches(new Balanced(4, 2), Letters.labelled(10, 3), 1))
        .withMessage(
            "Balanced needs samples of at least 4 classes, but the data has 3. "
                + "Lower classesPerBatch");
  }

  @Test
  void unlabelledDataHasNoClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batches(new Balanced(2, 2), Letters.unlabelled(10), 1))
        .withMessageContaining("but the data has 0");
  }

  @Test
  void rejectsSizesBelowTwo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Balanced(1, 2))
        .withMessage("classesPerBatch must be at least 2, but was 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Balanced(2, 1))
        .withMessage("samplesPerClass must be at least 2, but was 1");
  }
}
