package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamePatternTest {
  private static final NamePattern DIGITS = new NamePattern("{label}_{speaker}_{index}.wav");

  @Test
  void findsTheParts() {
    assertThat(DIGITS.parts("recordings/7_theo_12.wav"))
        .contains(Map.of("label", "7", "speaker", "theo", "index", "12"));
    assertThat(DIGITS.parts("7_theo_12.wav")).isPresent();
  }

  @Test
  void takesPartsAsShortAsPossible() {
    assertThat(DIGITS.parts("a_b_c_d.wav"))
        .contains(Map.of("label", "a", "speaker", "b", "index", "c_d"));
  }

  @Test
  void passesOverOtherNames() {
    assertThat(DIGITS.parts("7_theo.wav")).isEmpty();
    assertThat(DIGITS.parts("7_theo_12xwav")).isEmpty();
    assertThat(DIGITS.parts("7_theo_12.wav.txt")).isEmpty();
    assertThat(DIGITS.parts("_theo_12.wav")).isEmpty();
  }

  @Test
  void readsFoldersToo() {
    var pattern = new NamePattern("{speaker}/{label}.(1).wav");
    assertThat(pattern.parts("x/theo/7.(1).wav")).contains(Map.of("speaker", "theo", "label", "7"));
    assertThat(pattern.parts("7.(1).wav")).isEmpty();
  }

  @Test
  void rejectsPatternsWithoutPartsOrWithOneTwice() {
    assertThatThrownBy(() -> new NamePattern("a.wav")).hasMessageContaining("must name parts");
    assertThatThrownBy(() -> new NamePattern("{a}_{a}.wav")).hasMessageContaining("once");
  }
}
