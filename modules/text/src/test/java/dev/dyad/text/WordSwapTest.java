package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class WordSwapTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new WordSwap();
  }

  @Test
  void exchangesNeighboursAndLeavesPunctuation() {
    assertThat(Views.of(new WordSwap(), "one, two three."))
        .containsExactly("one, three two.", "two, one three.");
  }

  @Test
  void neverExchangesEqualWords() {
    assertThat(Views.of(new WordSwap(), "very very good")).containsExactly("very good very");
    assertThat(Views.of(new WordSwap(), "very very")).containsExactly("very very");
  }

  @Test
  void staysWithinSentences() {
    assertThat(Views.of(new WordSwap(), "Stop. Go. Run.")).containsExactly("Stop. Go. Run.");
  }

  @Test
  void exchangesEveryWordAtMostOnce() {
    assertThat(Views.of(new WordSwap(1), "a b c")).containsExactlyInAnyOrder("b a c", "a c b");
  }

  @Test
  void neverExchangesWordsThatDifferInCaseOnly() {
    assertThat(Views.of(new WordSwap(), "That that is")).containsExactly("That is that");
    assertThat(Views.of(new WordSwap(), "That that")).containsExactly("That that");
  }
}
