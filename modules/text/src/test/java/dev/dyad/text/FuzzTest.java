package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.testkit.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every augmentation on any Unicode text. */
class FuzzTest {
  private static final SpecCodec CODEC = SpecCodec.of(new TextModality());

  @TestFactory
  Stream<DynamicTest> everyAugmentationSurvivesAnyText() {
    return new TextModality()
        .augmentations().stream()
            .map(type -> dynamicTest(type.getSimpleName(), () -> survives(augmentation(type))));
  }

  @SuppressWarnings("unchecked") // the codec of texts reads augmentations of texts
  private static Augmentation<Text> augmentation(Class<?> type) {
    return CODEC.read(Augmentation.class, type.getSimpleName() + "()");
  }

  private static void survives(Augmentation<Text> augmentation) {
    Seeds.forAll(
        300,
        random -> {
          Text text = Texts.anything(random);
          RandomKey key = RandomKey.of(random.nextLong());
          View<Text> raw = View.raw(text, Views.ORIGIN);
          View<Text> view = augmentation.apply(raw, key.generator());
          assertThat(Text.of(view.value().content())).isEqualTo(view.value());
          assertThat(augmentation.apply(raw, key.generator())).isEqualTo(view);
          assertThat(View.replay(text, view.changes())).isEqualTo(view.value());
          assertThat(Meaning.left(text, view)).isBetween(0.0, 1.0);
        });
  }
}
