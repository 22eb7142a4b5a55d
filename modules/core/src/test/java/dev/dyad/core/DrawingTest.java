package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DrawingTest {
  @Test
  void pictureHasThreeBytesAPixel() {
    assertThat(new Drawing.Picture(2, 1, new byte[6]).rgb()).hasSize(6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Drawing.Picture(2, 2, new byte[6]))
        .withMessage("rgb must have 2 x 2 x 3 bytes, but has 6");
  }
}
