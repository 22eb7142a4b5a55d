package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class WhitespaceNoiseTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new WhitespaceNoise();
  }

  @Test
  void doublesOrDropsASpace() {
    assertThat(Views.of(new WhitespaceNoise(), "a b c"))
        .containsExactlyInAnyOrder("a  b c", "a b  c", "ab c", "a bc");
    assertThat(Views.of(new WhitespaceNoise(1, 0), "a b c")).containsExactly("a  b  c");
  }
}
