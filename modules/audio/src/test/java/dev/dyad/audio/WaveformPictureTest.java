package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Drawing.Picture;
import org.junit.jupiter.api.Test;

class WaveformPictureTest {
  /** The rows of a column that have the colour of a wave. */
  private static String column(Picture picture, int x) {
    int top = -1;
    int bottom = -1;
    for (int y = 0; y < picture.height(); y++) {
      int red = picture.rgb()[3 * (y * picture.width() + x)] & 0xFF;
      if (red == 0x0B || red == 0xD5) {
        top = top < 0 ? y : top;
        bottom = y;
      }
    }
    return top + ".." + bottom;
  }

  @Test
  void drawsTheSquareRootOfTheLevel() {
    Picture picture = WaveformPicture.of(Sounds.of(640, 8000, i -> i % 2 == 0 ? 1 : -0.25));
    assertThat(column(picture, 0)).isEqualTo("1..72"); // 48 - 47, 48 + 47 / 2
    assertThat(column(picture, 319)).isEqualTo("1..72");
  }

  @Test
  void drawsTheEndAtTheEnd() {
    Picture picture = WaveformPicture.of(Sounds.of(640, 8000, i -> i < 320 ? 0 : -1));
    assertThat(column(picture, 159)).isEqualTo("48..48");
    assertThat(column(picture, 160)).isEqualTo("95..95");
  }

  @Test
  void marksWhatIsBeyondFullScale() {
    Picture picture = WaveformPicture.of(Sounds.plain(1.5));
    assertThat(picture.rgb()[3 * picture.width()] & 0xFF).isEqualTo(0xD5);
  }

  @Test
  void drawsNothingOfAnEmptyClip() {
    assertThat(column(WaveformPicture.of(Sounds.plain()), 5)).isEqualTo("-1..-1");
  }
}
