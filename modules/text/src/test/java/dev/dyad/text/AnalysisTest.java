package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.text.Token.Kind;
import dev.dyad.wordnet.PartOfSpeech;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static List<Token> tokens(String text) {
    return Preparation.GUESSED.sentences(text).stream().flatMap(List::stream).toList();
  }

  private static Token token(String text, String form) {
    return tokens(text).stream().filter(t -> t.form().equals(form)).findFirst().orElseThrow();
  }

  @Test
  void guessesPartsOfSpeechByWhatStandsBefore() {
    assertThat(token("They run fast", "run").part()).contains(PartOfSpeech.VERB);
    assertThat(token("The run was long", "run").part()).contains(PartOfSpeech.NOUN);
    assertThat(token("He wants to play", "play").part()).contains(PartOfSpeech.VERB);
    assertThat(token("She sang the play", "play").part()).contains(PartOfSpeech.NOUN);
    assertThat(token("A man is quickly eating", "quickly").part()).contains(PartOfSpeech.ADVERB);
    assertThat(token("the large dog", "large").part()).contains(PartOfSpeech.ADJECTIVE);
    assertThat(token("the large dog", "the").part()).isEqualTo(Optional.empty());
  }

  @Test
  void findsBaseForms() {
    assertThat(token("The mice were eating eggs", "mice").lemma()).isEqualTo("mouse");
    assertThat(token("The mice were eating eggs", "eating").lemma()).isEqualTo("eat");
    assertThat(token("The mice were eating eggs", "eggs").lemma()).isEqualTo("egg");
    assertThat(token("Bigger dogs", "Bigger").lemma()).isEqualTo("big");
  }

  @Test
  void tellsKindsApart() {
    String text =
        "Yesterday Peter didn't pay 40 dollars, two cents at www.shop.com; \"so be it\" \u05D0";
    assertThat(token(text, "Peter").kind()).isEqualTo(Kind.NAME);
    assertThat(token(text, "Yesterday").kind()).isEqualTo(Kind.CONTENT);
    assertThat(token(text, "n't").kind()).isEqualTo(Kind.NEGATION);
    assertThat(token(text, "40").kind()).isEqualTo(Kind.NUMBER);
    assertThat(token(text, "two").kind()).isEqualTo(Kind.NUMBER);
    assertThat(token(text, "www.shop.com").kind()).isEqualTo(Kind.LINK);
    assertThat(token(text, "at").kind()).isEqualTo(Kind.STOP_WORD);
    assertThat(token(text, ",").kind()).isEqualTo(Kind.OTHER);
    assertThat(token(text, "it").quoted()).isTrue();
    assertThat(token(text, "pay").quoted()).isFalse();
  }

  @Test
  void knowsNamesAtTheStartByWordNet() {
    assertThat(token("Microsoft grew", "Microsoft").kind()).isEqualTo(Kind.NAME);
    assertThat(token("Dogs grew", "Dogs").kind()).isEqualTo(Kind.CONTENT);
    assertThat(token("DOGS GREW BIG", "GREW").kind()).isEqualTo(Kind.CONTENT);
    assertThat(token("The NATO grew", "NATO").kind()).isEqualTo(Kind.NAME);
  }

  @Test
  void takesNoTimeForHostileTexts() {
    for (String part :
        List.of("a.b@", "<", "((", "1,", "-", "'", "\u0301", "http://", "&lt;", "\0")) {
      assertThat(tokens(part.repeat(300_000 / part.length()))).allMatch(t -> t.start() < t.end());
      assertThat(tokens((part + " ").repeat(5_000))).allMatch(t -> t.start() < t.end());
    }
  }
}
