package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.audio.RandomResizeCrop.CropResized;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import org.junit.jupiter.api.Test;

class RandomResizeCropTest extends SpectrogramAugmentationContract {
  @Override
  protected Augmentation<Clip> augmentation() {
    return new RandomResizeCrop();
  }

  @Test
  void wholeStaysAsItIs() {
    Spectrogram in = Spectrogram.of(3, 80, 8000, ramp(12));
    assertThat(new CropResized(0, 1, 0, 1).apply(in)).isEqualTo(in);
  }

  @Test
  void bringsTheUpperHalfToTheWholeHeight() {
    Spectrogram in = Spectrogram.of(4, 80, 8000, new float[] {0, 10, 20, 30});
    // bands 2 and 3 are centred at a quarter and three quarters of the result
    assertThat(new CropResized(0.5, 0.5, 0, 1).apply(in))
        .isEqualTo(Spectrogram.of(4, 80, 8000, new float[] {17.5f, 22.5f, 27.5f, 30}));
  }

  @Test
  void beyondTheEndsIsTheLowestLevel() {
    Spectrogram in = Spectrogram.of(1, 80, 8000, new float[] {1, 2, 3, 4});
    assertThat(new CropResized(0, 1, -0.5, 1).apply(in))
        .isEqualTo(Spectrogram.of(1, 80, 8000, new float[] {1, 1, 1, 2}));
    assertThat(new CropResized(0, 1, 0.25, 1).apply(in))
        .isEqualTo(Spectrogram.of(1, 80, 8000, new float[] {2, 3, 4, 1}));
  }

  @Test
  void partsLieWithinBandsAndCanvas() {
    Spectrogram in = Spectrogram.of(4, 80, 8000, ramp(80));
    for (int key = 0; key < 300; key++) {
      var change = (CropResized) view(in, key).changes().get(0);
      assertThat(change.height()).isBetween(0.6, 1.0);
      assertThat(change.lowest()).isBetween(0.0, 1 - change.height());
      assertThat(change.length()).isBetween(0.6, 1.5);
      assertThat(change.first()).isBetween(-0.25, 1.25 - change.length());
    }
  }

  @Test
  void rejectsACanvasSmallerThanTheSpectrogram() {
    assertThatThrownBy(() -> new RandomResizeCrop(new Range(1, 1), new Range(1, 1), 0.9))
        .hasMessage("canvas must be in 1.0..4.0, but was 0.9");
  }
}
