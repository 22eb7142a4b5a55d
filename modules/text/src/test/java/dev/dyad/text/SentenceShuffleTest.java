package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class SentenceShuffleTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new SentenceShuffle();
  }

  @Test
  void movesEverySentence() {
    assertThat(Views.of(new SentenceShuffle(), "One dog. Two cats!  Three birds?"))
        .containsExactlyInAnyOrder(
            "Two cats! Three birds?  One dog.", "Three birds? One dog.  Two cats!");
  }

  @Test
  void leavesOneSentenceAsItIs() {
    assertThat(Views.of(new SentenceShuffle(), "One dog.")).containsExactly("One dog.");
  }
}
