package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsTest {
  @Test
  void repeatsGrayThreeTimes() {
    assertThat(Channels.RGB.of(Image.of(2, 1, 1, new byte[] {7, -1})))
        .isEqualTo(Image.of(2, 1, 3, new byte[] {7, 7, 7, -1, -1, -1}));
  }

  @ParameterizedTest
  @CsvSource({
    "255, 0, 0, 76",
    "0, 255, 0, 150",
    "0, 0, 255, 29",
    "255, 255, 255, 255",
    "0, 0, 0, 0"
  })
  void weighsColours(int red, int green, int blue, int gray) {
    Image image = Channels.GRAY.of(Pictures.plain(2, 1, red, green, blue));
    assertThat(image).isEqualTo(Image.of(2, 1, 1, new byte[] {(byte) gray, (byte) gray}));
  }

  @Test
  void leavesPicturesAlone() {
    Image gray = Image.of(1, 1, 1, new byte[] {7});
    Image rgb = Pictures.plain(1, 1, 1, 2, 3);
    assertThat(Channels.GRAY.of(gray)).isSameAs(gray);
    assertThat(Channels.RGB.of(rgb)).isSameAs(rgb);
    assertThat(Channels.AS_STORED.of(gray)).isSameAs(gray);
    assertThat(Channels.AS_STORED.of(rgb)).isSameAs(rgb);
  }
}
