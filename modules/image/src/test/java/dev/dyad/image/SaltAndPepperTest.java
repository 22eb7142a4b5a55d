package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import org.junit.jupiter.api.Test;

class SaltAndPepperTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new SaltAndPepper(new Range(0.1, 0.3));
  }

  @Test
  void takesTheShareAskedHalfBlackHalfWhite() {
    Image gray = Golden.of(200, 100, 3, i -> 128);
    Image peppered = new SaltAndPepper.Peppered(0.1, 1).apply(gray);
    int black = 0;
    int white = 0;
    for (int i = 0; i < 20_000; i++) {
      int red = peppered.at(i % 200, i / 200, 0);
      assertThat(peppered.at(i % 200, i / 200, 1)).isEqualTo(red);
      assertThat(peppered.at(i % 200, i / 200, 2)).isEqualTo(red);
      black += red == 0 ? 1 : 0;
      white += red == 255 ? 1 : 0;
    }
    assertThat(black).isBetween(870, 1130); // 1000, four standard deviations of 31
    assertThat(white).isBetween(870, 1130);
  }

  @Test
  void takesAllOrNone() {
    assertThat(new SaltAndPepper.Peppered(0, 1).apply(Golden.COLOUR)).isEqualTo(Golden.COLOUR);
    assertThat(new SaltAndPepper.Peppered(1, 1).apply(Golden.GRAY).pixels()).containsOnly(0, 255);
  }

  @Test
  void rejectsSharesAboveOne() {
    assertThatThrownBy(() -> new SaltAndPepper(new Range(0, 2)))
        .hasMessage("share must lie within 0.0..1.0, but was 0.0..2.0");
  }
}
