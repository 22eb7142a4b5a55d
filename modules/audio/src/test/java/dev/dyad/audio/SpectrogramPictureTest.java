package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Picture;
import org.junit.jupiter.api.Test;

class SpectrogramPictureTest {
  private static int brightness(Picture picture, int x, int y) {
    int at = 3 * (y * picture.width() + x);
    int sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += picture.rgb()[at + c] & 0xFF;
    }
    return sum;
  }

  @Test
  void lowestBandIsAtTheBottomAndLouderIsLighter() {
    Picture picture =
        SpectrogramPicture.of(Spectrogram.of(2, 80, 8000, new float[] {-40, 0, -80, -60}));
    int right = picture.width() - 1;
    int bottom = picture.height() - 1;
    assertThat(brightness(picture, right, bottom)).isEqualTo(0xFB + 0xE7 + 0x23);
    assertThat(brightness(picture, 0, 0)).isEqualTo(0x1B + 0x0F + 0x2E);
    assertThat(brightness(picture, 0, bottom)).isGreaterThan(brightness(picture, right, 0));
    assertThat(brightness(picture, right, 0)).isGreaterThan(brightness(picture, 0, 0));
  }

  @Test
  void toneIsALightLineAtItsBand() {
    // 60 to 4000 Hz on Slaney's scale are 0.9 to 35.2 mel: 500 Hz, 7.5 mel, is at a fifth
    Waveform tone = Sounds.sine(500, 0.5, 8000);
    Picture picture = SpectrogramPicture.of(new LogMel().of(tone));
    int middle = picture.width() / 2;
    int lightest = 0;
    for (int y = 0; y < picture.height(); y++) {
      lightest =
          brightness(picture, middle, y) > brightness(picture, middle, lightest) ? y : lightest;
    }
    double height = 1 - (lightest + 0.5) / picture.height();
    assertThat(height).isBetween(0.17, 0.22);
  }

  @Test
  void clipsAreDrawnInBothFormsAtAnyLength() {
    AudioModality modality = new AudioModality();
    assertThat(modality.draw(Spectrogram.of(3, 80, 8000, new float[0])))
        .isInstanceOf(Picture.class);
    for (Clip clip : Sounds.edges()) {
      assertThat(modality.draw(clip)).isInstanceOf(Drawing.Sound.class);
      assertThat(modality.draw(new LogMel().of(clip))).isInstanceOf(Picture.class);
    }
  }
}
