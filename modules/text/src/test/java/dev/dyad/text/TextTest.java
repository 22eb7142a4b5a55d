package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  private static List<String> tokens(String text) {
    return Text.of(text).tokens().stream().map(Token::form).toList();
  }

  @Test
  void splitsAsTheTreebankDoes() {
    assertThat(tokens("He said: \"I can't go (yet)...\" to Mr. Smith-Jones."))
        .containsExactly(
            "He",
            "said",
            ":",
            "\"",
            "I",
            "ca",
            "n't",
            "go",
            "(",
            "yet",
            ")",
            "...",
            "\"",
            "to",
            "Mr.",
            "Smith-Jones",
            ".");
  }

  @Test
  void splitsSentences() {
    assertThat(Text.of("Mr. Brown left. Did he? Yes!").sentences()).hasSize(3);
  }

  @Test
  void tokensStandWhereTheySayInEveryText() {
    Seeds.forAll(
        300,
        random -> {
          Text text = Texts.anything(random);
          int last = 0;
          for (Token token : text.tokens()) {
            assertThat(token.start()).isBetween(last, token.end() - 1);
            assertThat(text.content().substring(token.start(), token.end()))
                .isEqualTo(token.form());
            last = token.end();
          }
        });
  }

  @Test
  void everythingButWhiteSpaceIsInAToken() {
    Seeds.forAll(
        300,
        random -> {
          Text text = Texts.sentences(random);
          var gaps = new StringBuilder(text.content());
          text.tokens()
              .forEach(t -> gaps.replace(t.start(), t.end(), " ".repeat(t.form().length())));
          assertThat(gaps.toString()).isBlank();
        });
  }

  @Test
  void longRunsWithoutSpaceAreOneToken() {
    String run = "<a.b@".repeat(200_000);
    assertThat(tokens("one " + run + " two")).containsExactly("one", run, "two");
  }

  @Test
  void equalsByCharacters() {
    Text text = Text.of("a b");
    assertThat(text.tokens()).hasSize(2);
    assertThat(text).isEqualTo(Text.of("a b")).hasSameHashCodeAs(Text.of("a b"));
    assertThat(text).isNotEqualTo(Text.of("a  b"));
  }

  @Test
  void rejectsHalfASurrogatePair() {
    for (String half : List.of("ab\uD83D", "ab\uD83Dc", "ab\uDE00", "ab\uDE00\uD83D")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Text.of(half))
          .withMessageStartingWith(
              "text must be Unicode, but has half a surrogate pair at offset 2");
    }
  }
}
