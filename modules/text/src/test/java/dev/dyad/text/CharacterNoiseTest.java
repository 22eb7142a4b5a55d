package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class CharacterNoiseTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new CharacterNoise();
  }

  @Test
  void changesOneLetterOfAWord() {
    assertThat(Views.of(new CharacterNoise(), "of house"))
        .doesNotContain("of house")
        .contains("of huose", "of jouse", "of hcuse")
        .allMatch(v -> v.startsWith("of ") && v.length() == 8);
  }

  @Test
  void leavesAccentsAndOtherAlphabetsAlone() {
    String text = "e\u0301e\u0301e\u0301e\u0301 \u05E9\u05DC\u05D5\u05DD";
    assertThat(Views.of(new CharacterNoise(), text)).containsExactly(text);
  }

  @Test
  void keepsCapitals() {
    assertThat(
            Views.of(
                new CharacterNoise(1, 2, new Protection(true, false, true, true, true)), "Qq XYZ"))
        .noneMatch(v -> v.contains("wq") || v.matches(".*[X-Z][a-z].*"));
  }

  @Test
  void leavesALetterWhoseMarkIsNoPartOfTheWord() {
    String text = "\u00E9\u00E9\u00E9a\u20DD";
    assertThat(Views.of(new CharacterNoise(), text)).containsExactly(text);
  }
}
