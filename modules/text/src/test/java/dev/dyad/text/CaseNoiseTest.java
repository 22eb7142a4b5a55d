package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class CaseNoiseTest extends TextContract {
  @Override
  protected Augmentation<Text> augmentation() {
    return new CaseNoise();
  }

  @Test
  void writesAWordInAnotherCase() {
    assertThat(Views.of(new CaseNoise(), "red dogs"))
        .containsExactlyInAnyOrder("RED dogs", "Red dogs", "red DOGS", "red Dogs");
  }

  @Test
  void leavesWordsAloneWhoseLengthWouldChange() {
    assertThat(Views.of(new CaseNoise(), "stra\u00DFe")).containsExactly("stra\u00DFe");
  }
}
