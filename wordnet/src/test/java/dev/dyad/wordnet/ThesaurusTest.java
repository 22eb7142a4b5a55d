package dev.dyad.wordnet;

import static dev.dyad.wordnet.PartOfSpeech.ADJECTIVE;
import static dev.dyad.wordnet.PartOfSpeech.ADVERB;
import static dev.dyad.wordnet.PartOfSpeech.NOUN;
import static dev.dyad.wordnet.PartOfSpeech.VERB;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThesaurusTest {
  private static final Thesaurus WORDNET = Thesaurus.wordNet();

  @Test
  void hasAllOfWordNet() {
    assertThat(WORDNET.senses()).hasSize(117_791);
    assertThat(WORDNET.senses().stream().map(Sense::topic).distinct()).hasSize(45);
  }

  @Test
  void synonymsOfTheMostFrequentSenseComeFirst() {
    assertThat(WORDNET.synonyms("car", NOUN))
        .startsWith("auto", "automobile", "machine", "motorcar", "railcar")
        .doesNotContain("car");
    assertThat(WORDNET.synonyms("buy", VERB)).startsWith("purchase", "bribe", "corrupt");
    assertThat(WORDNET.synonyms("quickly", ADVERB)).startsWith("rapidly", "speedily");
  }

  @Test
  void namesOfSensesAreTheSameInEveryLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("fa-IR"));
      Sense car = WORDNET.sense("car.n.01").orElseThrow();
      assertThat(car.name()).isEqualTo("car.n.01");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void knowsNothingOfOtherWords() {
    assertThat(WORDNET.synonyms("xyzzy", NOUN)).isEmpty();
    assertThat(WORDNET.synonyms("", NOUN)).isEmpty();
    assertThat(WORDNET.synonyms("quickly", NOUN)).isEmpty();
    assertThat(WORDNET.entries("xyzzy")).isEmpty();
  }

  @Test
  void findsWordsWhateverTheirCaseAndUnderscores() {
    assertThat(WORDNET.senses("Hot_Dog", NOUN))
        .isNotEmpty()
        .isEqualTo(WORDNET.senses("hot dog", NOUN));
  }

  /** Counts of cntlist.rev as nltk gives them for WordNet 3.1. */
  @Test
  void countsUses() {
    Entry car = WORDNET.entry("car", NOUN).orElseThrow();
    assertThat(IntStream.range(0, 5).map(car::count)).containsExactly(71, 2, 0, 0, 0);
    assertThat(car.count()).isEqualTo(73);
    assertThat(car.share(0)).isEqualTo(71.5 / 75.5);
    assertThat(WORDNET.sense("large.a.01").orElseThrow().count(0)).isEqualTo(139);
  }

  @Test
  void sharesOfAllSensesSumToOne() {
    Entry run = WORDNET.entry("run", VERB).orElseThrow();
    assertThat(IntStream.range(0, run.senses().size()).mapToDouble(run::share).sum())
        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void explainsSenses() {
    Sense car = WORDNET.sense("car.n.01").orElseThrow();
    assertThat(car.definition())
        .isEqualTo(
            "a motor vehicle with four wheels; usually propelled by an internal combustion engine");
    assertThat(car.examples()).containsExactly("he needs a car to get to work");
    assertThat(car.topic()).isEqualTo("noun.artifact");
    assertThat(car.words()).containsExactly("car", "auto", "automobile", "machine", "motorcar");
  }

  @Test
  void goesUpAndDown() {
    Sense car = WORDNET.sense("car.n.01").orElseThrow();
    assertThat(car.hypernyms()).hasToString("[motor_vehicle.n.01]");
    assertThat(car.hyponyms()).hasSize(31).allMatch(s -> s.hypernyms().contains(car));
  }

  @Test
  void knowsOpposites() {
    Sense good = WORDNET.sense("good.a.01").orElseThrow();
    assertThat(good.antonyms("good"))
        .containsExactly(new Sense.Antonym("bad", WORDNET.sense("bad.a.01").orElseThrow()));
    assertThat(good.antonyms("evil")).isEmpty();
    assertThat(WORDNET.senses("rise", VERB).get(0).antonyms("rise"))
        .extracting(Sense.Antonym::word)
        .contains("fall");
  }

  @Test
  void namesFindTheirSense() {
    for (int id = 0; id < 117_791; id += 101) {
      Sense sense = WORDNET.senses().get(id);
      assertThat(WORDNET.sense(sense.name())).containsSame(sense);
    }
    for (String name : List.of("car", "car.n", "car.n.99", "car.x.01", "xyzzy.n.01", "car.n.00")) {
      assertThat(WORDNET.sense(name)).isEmpty();
    }
  }

  /** As nltk's morphy says for WordNet 3.1. */
  @Test
  void findsBaseForms() {
    assertThat(WORDNET.baseForm("geese", NOUN)).contains("goose");
    assertThat(WORDNET.baseForm("running", VERB)).contains("run");
    assertThat(WORDNET.baseForm("dogs", NOUN)).contains("dog");
    assertThat(WORDNET.baseForm("churches", NOUN)).contains("church");
    assertThat(WORDNET.baseForm("larger", ADJECTIVE)).contains("larger");
    assertThat(WORDNET.baseForm("Was", VERB)).contains("be");
    assertThat(WORDNET.baseForm("hardrock", NOUN)).isEmpty();
  }

  @Test
  void entriesKnowTheirPart() {
    assertThat(WORDNET.entries("run")).hasToString("[run.n, run.v]");
    assertThat(WORDNET.entries("run")).extracting(Entry::part).containsExactly(NOUN, VERB);
  }
}
