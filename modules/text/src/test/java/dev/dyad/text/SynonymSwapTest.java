package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SynonymSwapTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new SynonymSwap();
  }

  private static Set<String> views(String text) {
    return Views.of(new SynonymSwap(1, 1, 0, false, new Protection()), text);
  }

  @Test
  void keepsInflectionCaseAndPunctuation() {
    assertThat(views("Cars!")).contains("Automobiles!", "Autos!").doesNotContain("Cars!");
    assertThat(views("They purchased it.")).containsExactly("They bought it.");
    assertThat(views("it is purchasing it")).containsExactly("it is buying it");
    assertThat(views("THE CARS ARE BIGGER")).allMatch(v -> v.matches("THE [A-Z]+S ARE LARGER"));
  }

  @Test
  void fitsTheArticle() {
    assertThat(views("He has a car."))
        .contains("He has an auto.", "He has an automobile.", "He has a motorcar.");
    assertThat(views("An automobile stops")).contains("A car halts");
  }

  @Test
  void respectsPartOfSpeech() {
    assertThat(views("a large building")).allMatch(v -> v.matches("a (big|large) .*"));
  }

  @Test
  void neverGivesTheWordItself() {
    Seeds.forAll(
        100,
        random -> {
          Text text = Texts.sentences(random);
          View<Text> view = new SynonymSwap().apply(View.raw(text, Views.ORIGIN), random);
          var change = (SynonymSwap.SynonymsSwapped) view.changes().get(0);
          assertThat(change.edits())
              .allMatch(
                  e ->
                      !e.removed()
                          .toLowerCase(Locale.ROOT)
                          .equals(e.added().toLowerCase(Locale.ROOT)));
        });
  }

  @Test
  void changesAtLeastOneWordWhereItCan() {
    assertThat(Views.of(new SynonymSwap(1e-9, 1, 0, false, new Protection()), "the car is here"))
        .doesNotContain("the car is here");
  }

  @Test
  void namesSenseAndMeaning() {
    var swap = new SynonymSwap(1, 1, 0, false, new Protection());
    View<Text> view =
        swap.apply(
            View.raw(Text.of("the purchase of cars"), Views.ORIGIN), RandomKey.of(1).generator());
    var change = (SynonymSwap.SynonymsSwapped) view.changes().get(0);
    assertThat(change.edits()).extracting(Edit::note).contains("car.n.01");
    assertThat(change.edits()).allMatch(e -> e.meaning() > 0 && e.meaning() <= 1);
  }

  @Test
  void leavesProtectedWordsAlone() {
    for (String text :
        List.of(
            "see Apple for this",
            "two of them",
            "see http://car.com/dog",
            "\"cars\"",
            "of the",
            "not",
            "\u05D4\u05DB\u05DC\u05D1 \u05E8\u05E5")) {
      assertThat(views(text)).containsExactly(text);
    }
  }

  @Test
  void takesPhrasesOnlyWhereAsked() {
    assertThat(views("a dog")).noneMatch(v -> v.split(" ").length > 2);
    assertThat(Views.of(new SynonymSwap(1, 1, 0, true, new Protection()), "a dog"))
        .contains("a domestic dog");
  }

  @Test
  void keepsToTheFloor() {
    var strict = new SynonymSwap(1, 8, 0.9, false, new Protection());
    assertThat(Views.of(strict, "the machine was a hit")).containsExactly("the machine was a hit");
  }

  @Test
  void rejectsNoSenses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SynonymSwap(0.1, 0, 0.1, false, new Protection()))
        .withMessage("senses must be in 1..8, but was 0");
  }
}
