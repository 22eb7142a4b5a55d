package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Tensor;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HashedGramsTest {
  private static final HashedGrams GRAMS = new HashedGrams();

  private static int[] ids(String text) {
    return GRAMS.ids(Text.of(text));
  }

  private static Set<Integer> set(String text) {
    return Arrays.stream(ids(text)).boxed().collect(Collectors.toSet());
  }

  @Test
  void countsWordsAndTheirPieces() {
    // |dog| has 5 characters with its ends: itself, 3 of 3, 2 of 4; the one of 5 is the word
    assertThat(ids("dog")).hasSize(1 + 3 + 2);
    assertThat(ids("a")).hasSize(1); // |a| is as short as the shortest piece
    assertThat(ids("dog, a!")).hasSize(7);
  }

  @Test
  void caseAndPunctuationDoNotMatter() {
    assertThat(ids("The DOG.")).isEqualTo(ids("the dog"));
  }

  @Test
  void inflectionsSharePieces() {
    var shared = new HashSet<>(set("jumping"));
    shared.retainAll(set("jumped"));
    // |ju jum ump, |jum jump, |jump
    assertThat(shared).hasSize(3 + 2 + 1);
  }

  @Test
  void piecesNeverCrossWords() {
    Set<Integer> apart = set("hot");
    apart.addAll(set("dog"));
    assertThat(set("hot dog")).isEqualTo(apart);
  }

  @Test
  void bucketsBoundTheNumbers() {
    Seeds.forAll(
        50,
        random -> {
          int[] ids = new HashedGrams(512, 2, 4, 10).ids(Texts.anything(random));
          assertThat(Arrays.stream(ids)).allMatch(id -> id >= 1 && id <= 10);
        });
  }

  /** Computed apart: 32-bit FNV-1a with the finaliser of MurmurHash3, modulo 65,535, plus 1. */
  @Test
  void isTheSameEverywhere() {
    assertThat(ids("dog")).containsExactly(16783, 32948, 5766, 3565, 10005, 50861);
  }

  @Test
  void batchIsPaddedToItsLongest() {
    Tensor tensor = GRAMS.collate(List.of(Text.of("dog"), Text.of("a"), Text.of("..."))).get(0);
    assertThat(tensor.shape()).containsExactly(3, 6);
    long[] data = new long[18];
    ((Tensor.Longs) tensor).data().get(data);
    assertThat(Arrays.copyOfRange(data, 7, 18)).containsOnly(0);
    assertThat(data[6]).isPositive();
  }

  @Test
  void aBatchOfNothingHasOnePlace() {
    assertThat(GRAMS.collate(List.of(Text.of("!?"))).get(0).shape()).containsExactly(1, 1);
  }

  @Test
  void longTextsAreCut() {
    assertThat(GRAMS.ids(Text.of("x".repeat(1 << 20)))).hasSize(512);
    assertThat(GRAMS.ids(Text.of("word ".repeat(1 << 18)))).hasSize(512);
  }

  @Test
  void baseFormsComeAsOftenAsAskedFor() {
    var twice = new HashedGrams(512, 3, 5, 65_535, 2);
    int[] mice = twice.ids(Text.of("mice"));
    int[] mouse = twice.ids(Text.of("Mouse"));
    assertThat(mice).hasSize(ids("mice").length + 2);
    assertThat(mice[1]).isEqualTo(mice[2]).isEqualTo(mouse[1]).isNotEqualTo(mouse[0]);
    assertThat(twice.ids(Text.of("xyzzyx of"))).isEqualTo(ids("xyzzyx of"));
  }

  @Test
  void baseFormIsTheMostFrequentOfThose() {
    assertThat(BaseForms.commonest("dogs")).hasValue("dog");
    assertThat(BaseForms.commonest("playing")).hasValue("play"); // not the noun playing
    assertThat(BaseForms.commonest("man")).hasValue("man");
    assertThat(BaseForms.commonest("the")).isEmpty();
  }

  @Test
  void rejectsPiecesThatGrowBackwards() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashedGrams(10, 4, 3, 100))
        .withMessage("longest must be in 4..100, but was 3");
  }
}
