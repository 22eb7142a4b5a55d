package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.dyad.core.Augmentation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every augmentation on a megabyte in one line, with spaces or without, and on nothing but marks.
 */
class LongTextsTest {
  private static final int MEGABYTE = 1 << 20;
  private static final String SENTENCE = "The old dogs ran home quickly, didn't they? ";
  private static final SpecCodec CODEC = SpecCodec.of(new TextModality());

  private static final List<Text> LONG =
      List.of(
          Text.of(SENTENCE.repeat(MEGABYTE / SENTENCE.length())),
          Text.of("x".repeat(MEGABYTE)),
          Text.of("?! ...;".repeat(10_000)));

  @TestFactory
  Stream<DynamicTest> everyAugmentationGetsThrough() {
    return new TextModality()
        .augmentations().stream()
            .map(type -> dynamicTest(type.getSimpleName(), () -> getsThrough(type)));
  }

  private static void getsThrough(Class<?> type) {
    @SuppressWarnings("unchecked") // the codec of texts reads augmentations of texts
    Augmentation<Text> augmentation = CODEC.read(Augmentation.class, type.getSimpleName() + "()");
    for (Text text : LONG) {
      View<Text> raw = View.raw(text, Views.ORIGIN);
      View<Text> view = augmentation.apply(raw, RandomKey.of(1).generator());
      assertThat(Text.of(view.value().content())).isEqualTo(view.value());
      assertThat(View.replay(text, view.changes())).isEqualTo(view.value());
    }
  }
}
