package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class WordDeletionTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new WordDeletion();
  }

  @Test
  void takesTheSpaceBeforeAWordAndLeavesPunctuation() {
    assertThat(Views.of(new WordDeletion(1e-9), "Red, green blue."))
        .containsExactlyInAnyOrder(", green blue.", "Red, blue.", "Red, green.");
  }

  @Test
  void takesContractionsAsAWholeAndNoNegations() {
    assertThat(Views.of(new WordDeletion(1e-9), "We're late, don't"))
        .containsExactlyInAnyOrder("late, don't", "We're, don't");
  }

  @Test
  void leavesOneWord() {
    assertThat(Views.of(new WordDeletion(1), "Red green blue")).containsExactly("blue");
    assertThat(Views.of(new WordDeletion(1), "Red")).containsExactly("Red");
  }

  @Test
  void leavesAllAtZero() {
    assertThat(Views.of(new WordDeletion(0), "One two three")).containsExactly("One two three");
  }
}
