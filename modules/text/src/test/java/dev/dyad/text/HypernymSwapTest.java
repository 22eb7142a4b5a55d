package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class HypernymSwapTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new HypernymSwap();
  }

  @Test
  void isMoreGeneral() {
    assertThat(Views.of(new HypernymSwap(1, 1, 0, false, new Protection()), "Poodles"))
        .containsExactly("Dogs");
    assertThat(Views.of(new HypernymSwap(1, 1, 0, false, new Protection()), "an oak"))
        .containsExactly("a wood");
  }
}
