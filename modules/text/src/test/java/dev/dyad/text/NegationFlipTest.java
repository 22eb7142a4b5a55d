package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class NegationFlipTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new NegationFlip();
  }

  @Test
  void takesNegationsOut() {
    assertThat(Views.of(new NegationFlip(), "It isn't far.")).containsExactly("It is far.");
    assertThat(Views.of(new NegationFlip(), "I can't go")).containsExactly("I can go");
    assertThat(Views.of(new NegationFlip(), "He will not go.")).containsExactly("He will go.");
    assertThat(Views.of(new NegationFlip(), "She never sings")).containsExactly("She sings");
  }

  @Test
  void putsNegationsIn() {
    assertThat(Views.of(new NegationFlip(), "It is far.")).containsExactly("It is not far.");
    assertThat(Views.of(new NegationFlip(), "She sings a song."))
        .containsExactly("She does not sing a song.");
    assertThat(Views.of(new NegationFlip(), "They sang loudly"))
        .containsExactly("They did not sing loudly");
  }

  @Test
  void leavesTextsWithoutVerbs() {
    assertThat(Views.of(new NegationFlip(), "good dog")).containsExactly("good dog");
  }
}
