package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class MeaningFloorTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new MeaningFloor(0.2, 5, new SynonymSwap());
  }

  @Test
  void leavesOutWhatBreaksTooMuch() {
    var half = new MeaningFloor(0.99, 3, new WordDeletion());
    assertThat(Views.of(half, "red dogs")).containsExactly("red dogs");
    assertThat(Views.of(new MeaningFloor(0, 3, new WordDeletion()), "red dogs"))
        .doesNotContain("red dogs");
  }

  @Test
  void drawsAgainUntilEnoughIsLeft() {
    assertThat(Views.of(new MeaningFloor(0.85, 50, new WordDeletion(1e-9)), "the red dogs bark"))
        .containsExactlyInAnyOrder("red dogs bark");
  }
}
