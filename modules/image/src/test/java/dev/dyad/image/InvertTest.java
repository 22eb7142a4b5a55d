package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Augmentation;
import org.junit.jupiter.api.Test;

class InvertTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new Invert();
  }

  @Override
  protected boolean draws() {
    return false;
  }

  @Test
  void twiceIsTheImageItself() {
    var inverted = new Invert.Inverted();
    assertThat(inverted.apply(inverted.apply(Golden.COLOUR))).isEqualTo(Golden.COLOUR);
  }

  @Test
  void makesBlackWhite() {
    assertThat(new Invert.Inverted().apply(Image.of(1, 1, 1, new byte[1])).at(0, 0, 0))
        .isEqualTo(255);
  }
}
