package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import java.util.List;
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

  private static void becomes(String text, String contrary) {
    assertThat(Views.of(new NegationFlip(), text)).containsExactly(contrary);
  }

  @Test
  void putsNegationsAfterHaveAndDoThatHelpAVerb() {
    becomes("She has walked home.", "She has not walked home.");
    becomes("They had already left.", "They had not already left.");
    becomes("I've seen it.", "I've not seen it.");
    becomes("They do walk home.", "They do not walk home.");
    becomes("He'd walk home.", "He'd not walk home.");
  }

  @Test
  void putsNegationsAfterTheSubjectOfAQuestion() {
    becomes("Did he walk home?", "Did he not walk home?");
    becomes("Is it far?", "Is it not far?");
    becomes("Why did she sing?", "Why did she not sing?");
  }

  @Test
  void takesAPossessiveForNoVerb() {
    becomes("The dog's bone broke.", "The dog's bone did not break.");
    becomes("It's far.", "It's not far.");
  }

  @Test
  void leavesAintAlone() {
    becomes("It ain't far.", "It ain't far.");
  }

  @Test
  void dropsOtherWordingsThatMeanTheContraryNow() {
    Text far = Text.of("It is far.").withWordings(List.of(Text.of("It's a long way.")));
    View<Text> view =
        new NegationFlip().apply(View.raw(far, Views.ORIGIN), RandomKey.of(1).generator());
    assertThat(view.value()).isEqualTo(Text.of("It is not far."));
    assertThat(view.value().wordings()).isEmpty();
  }
}
