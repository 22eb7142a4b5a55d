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
    assertThat(Views.of(new WordDeletion(1e-9), "One, two three."))
        .containsExactlyInAnyOrder(", two three.", "One, three.", "One, two.");
  }

  @Test
  void takesContractionsAsAWhole() {
    assertThat(Views.of(new WordDeletion(1e-9), "I don't know"))
        .containsExactlyInAnyOrder("don't know", "I know", "I don't");
  }

  @Test
  void leavesOneWord() {
    assertThat(Views.of(new WordDeletion(1), "One two three")).containsExactly("three");
    assertThat(Views.of(new WordDeletion(1), "One")).containsExactly("One");
  }

  @Test
  void leavesAllAtZero() {
    assertThat(Views.of(new WordDeletion(0), "One two three")).containsExactly("One two three");
  }
}
