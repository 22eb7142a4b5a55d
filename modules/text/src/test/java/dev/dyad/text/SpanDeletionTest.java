package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import org.junit.jupiter.api.Test;

class SpanDeletionTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new SpanDeletion();
  }

  @Test
  void leavesOutNeighbours() {
    assertThat(
            Views.of(
                new SpanDeletion(Range.exactly(0.5), Protection.ofContent()),
                "one: red green blue dark"))
        .containsExactlyInAnyOrder("one: dark", "one: red");
  }

  @Test
  void leavesAWord() {
    assertThat(Views.of(new SpanDeletion(Range.exactly(1), Protection.ofContent()), "red green"))
        .containsExactlyInAnyOrder("red", "green");
  }

  @Test
  void leavesNegationsAlone() {
    assertThat(Views.of(new SpanDeletion(), "not good")).containsExactly("not");
  }
}
