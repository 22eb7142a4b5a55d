package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Sequence;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

class OtherWordingTest extends TextContract {
  private static final List<Text> OTHERS =
      List.of(Text.of("a hound"), Text.of("one dog"), Text.of("man's friend"), Text.of("a pup"));

  @Override
  protected Augmentation<Text> augmentation() {
    return new OtherWording();
  }

  @Override
  protected Text sample(SplittableGenerator random) {
    return super.sample(random).withWordings(OTHERS);
  }

  @Test
  void textsWithoutWordingsStay() {
    assertThat(Views.of(new OtherWording(), "a dog")).containsExactly("a dog");
  }

  @Test
  void isThereAfterTheTextWasEdited() {
    var pipeline = new Sequence<>(List.of(new WordDeletion(), new OtherWording()));
    Text text = Text.of("a small dog").withWordings(List.of(Text.of("a puppy")));
    Seeds.forAll(
        20,
        random -> {
          View<Text> view = pipeline.apply(View.raw(text, Views.ORIGIN), random);
          assertThat(view.value()).isEqualTo(Text.of("a puppy"));
          assertThat(View.replay(text, view.changes())).isEqualTo(view.value());
        });
  }
}
