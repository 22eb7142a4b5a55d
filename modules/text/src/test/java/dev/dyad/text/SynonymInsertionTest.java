package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class SynonymInsertionTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new SynonymInsertion();
  }

  @Test
  void putsASynonymAfterAWordThatIsNoArticle() {
    assertThat(Views.of(new SynonymInsertion(), "an automobile stopped."))
        .allMatch(v -> v.startsWith("an automobile ") && v.endsWith("."))
        .contains("an automobile stopped car.", "an automobile car stopped.");
  }

  @Test
  void leavesTextsWithoutSynonymsAsTheyAre() {
    assertThat(Views.of(new SynonymInsertion(), "of the")).containsExactly("of the");
  }
}
