package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.wordnet.PartOfSpeech;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
  @ParameterizedTest
  @CsvSource({
    "dog, dogs",
    "church, churches",
    "city, cities",
    "day, days",
    "child, children",
    "knife, knives",
    "potato, potatoes",
    "photo, photos",
    "policeman, policemen",
    "sheep, sheep",
    "box, boxes",
    "motor car, motor cars",
    "analysis, analyses"
  })
  void pluralsOfNouns(String base, String plural) {
    assertThat(Forms.of(base, PartOfSpeech.NOUN, Inflection.PLURAL)).isEqualTo(plural);
  }

  @ParameterizedTest
  @CsvSource({
    "walk, walks, walked, walked, walking",
    "stop, stops, stopped, stopped, stopping",
    "make, makes, made, made, making",
    "try, tries, tried, tried, trying",
    "take, takes, took, taken, taking",
    "lie, lies, lay, lain, lying",
    "admit, admits, admitted, admitted, admitting",
    "visit, visits, visited, visited, visiting",
    "see, sees, saw, seen, seeing",
    "fix, fixes, fixed, fixed, fixing",
    "play, plays, played, played, playing",
    "quit, quits, quit, quit, quitting",
    "purchase, purchases, purchased, purchased, purchasing",
    "take over, takes over, took over, taken over, taking over",
    "go, goes, went, gone, going",
    "free, frees, freed, freed, freeing"
  })
  void formsOfVerbs(String base, String third, String past, String participle, String gerund) {
    assertThat(Forms.of(base, PartOfSpeech.VERB, Inflection.THIRD_PERSON)).isEqualTo(third);
    assertThat(Forms.of(base, PartOfSpeech.VERB, Inflection.PAST)).isEqualTo(past);
    assertThat(Forms.of(base, PartOfSpeech.VERB, Inflection.PARTICIPLE)).isEqualTo(participle);
    assertThat(Forms.of(base, PartOfSpeech.VERB, Inflection.GERUND)).isEqualTo(gerund);
  }

  @ParameterizedTest
  @CsvSource({
    "large, larger, largest", "big, bigger, biggest", "happy, happier, happiest",
    "good, better, best", "beautiful, more beautiful, most beautiful", "simple, simpler, simplest",
    "bad, worse, worst", "old, older, oldest"
  })
  void comparisonOfAdjectives(String base, String comparative, String superlative) {
    assertThat(Forms.of(base, PartOfSpeech.ADJECTIVE, Inflection.COMPARATIVE))
        .isEqualTo(comparative);
    assertThat(Forms.of(base, PartOfSpeech.ADJECTIVE, Inflection.SUPERLATIVE))
        .isEqualTo(superlative);
  }

  @ParameterizedTest
  @CsvSource({
    "apple, true",
    "dog, false",
    "hour, true",
    "house, false",
    "university, false",
    "umbrella, true",
    "European, false",
    "one, false"
  })
  void articles(String word, boolean an) {
    assertThat(EnglishSpelling.takesAn(word)).isEqualTo(an);
  }

  @Test
  void casesLikeAModel() {
    assertThat(EnglishSpelling.inCaseOf("Dog", "cat")).isEqualTo("Cat");
    assertThat(EnglishSpelling.inCaseOf("DOG", "cat")).isEqualTo("CAT");
    assertThat(EnglishSpelling.inCaseOf("dog", "cat")).isEqualTo("cat");
    assertThat(EnglishSpelling.inCaseOf("A", "cat")).isEqualTo("Cat");
  }
}
