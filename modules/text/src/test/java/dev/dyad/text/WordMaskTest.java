package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class WordMaskTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new WordMask();
  }

  @Test
  void hidesAtLeastOneWord() {
    assertThat(Views.of(new WordMask(1e-9, "_", Protection.ofContent()), "red, green!"))
        .containsExactlyInAnyOrder("_, green!", "red, _!");
  }

  @Test
  void hidesAllAtOne() {
    assertThat(Views.of(new WordMask(1, "_", Protection.ofContent()), "red, not 4 green!"))
        .containsExactly("_, not 4 _!");
  }

  @Test
  void rejectsABlankMask() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WordMask(0.1, " ", new Protection()))
        .withMessageStartingWith("mask must not be blank");
  }
}
