package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.UnreadableSampleException;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  private static final Decoder DECODER = new Decoder();

  private static Image decode(byte[] file) {
    return DECODER.decode("sample", file);
  }

  private static Image resource(String name) {
    return decode(Pictures.resource(name));
  }

  private static void assertRefused(byte[] file, String... words) {
    assertThatThrownBy(() -> decode(file))
        .isInstanceOf(UnreadableSampleException.class)
        .hasMessageStartingWith("sample: ")
        .hasMessageContainingAll(words);
  }

  /** Compares with red = 36 x, green = 60 y, blue = 128. */
  private static void assertGradient(Image image, int tolerance) {
    assertThat(List.of(image.width(), image.height(), image.channels())).containsExactly(7, 5, 3);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        assertThat(Math.abs(image.at(x, y, 0) - 36 * x)).isLessThanOrEqualTo(tolerance);
        assertThat(Math.abs(image.at(x, y, 1) - 60 * y)).isLessThanOrEqualTo(tolerance);
        assertThat(Math.abs(image.at(x, y, 2) - 128)).isLessThanOrEqualTo(tolerance);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tif"})
  void readsLosslessFilesExactly(String format) {
    assertGradient(decode(Pictures.file(Pictures.gradient(7, 5), format)), 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb.webp", "rgb_lzw.tif", "orientation1.tif", "rgb16.tif"})
  void readsLosslessResourcesExactly(String name) {
    assertGradient(resource(name), 0);
  }

  @Test
  void readsCmykTiffsToWithinOne() {
    assertGradient(resource("cmyk.tif"), 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "progressive.jpg"})
  void readsJpegsOfOtherKinds(String name) {
    Image image = resource(name);
    assertThat(image.toString()).isEqualTo("Image[70x50x3]");
    assertThat(image.at(0, 0, 0)).isLessThan(6); // black, with blue at one half
    assertThat(image.at(69, 0, 0)).isBetween(210, 222);
    assertThat(image.at(0, 49, 1)).isBetween(234, 246);
    assertThat(image.at(40, 20, 2)).isBetween(122, 134);
  }

  @Test
  void readsAGrayJpegAsGray() {
    int[] values = new int[64];
    Arrays.fill(values, 77);
    Image image = decode(Pictures.file(Pictures.gray(8, 8, values), "jpg"));
    assertThat(image.channels()).isEqualTo(1);
    assertThat(image.at(4, 4, 0)).isBetween(76, 78);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tif"})
  void readsGrayFilesAsGray(String format) {
    assertThat(decode(Pictures.file(Pictures.gray(3, 2, 0, 50, 100, 150, 200, 255), format)))
        .isEqualTo(Image.of(3, 2, 1, new byte[] {0, 50, 100, (byte) 150, (byte) 200, (byte) 255}));
  }

  @Test
  void readsColourJpegInTheRightOrderOfChannels() {
    var red = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      red.setRGB(i % 16, i / 16, 0xFF0000);
    }
    Image image = decode(Pictures.file(red, "jpg"));
    assertThat(image.at(8, 8, 0)).isGreaterThan(250);
    assertThat(image.at(8, 8, 2)).isLessThan(5);
  }

  @Test
  void looksColoursUpInAPalette() {
    var picture = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
    picture.setRGB(0, 0, 0xFF0000);
    picture.setRGB(1, 0, 0x0000FF);
    Image expected = Image.of(2, 1, 3, new byte[] {-1, 0, 0, 0, 0, -1});
    assertThat(decode(Pictures.file(picture, "png"))).isEqualTo(expected);
    assertThat(decode(Pictures.file(picture, "bmp"))).isEqualTo(expected);
    assertThat(resource("palette.tif").at(6, 4, 1)).isEqualTo(240);
  }

  @Test
  void readsBlackAndWhite() {
    var picture = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
    picture.setRGB(1, 0, 0xFFFFFF);
    assertThat(decode(Pictures.file(picture, "png")))
        .isEqualTo(Image.of(3, 1, 1, new byte[] {0, -1, 0}));
    assertThat(resource("bilevel_fax.tif").at(6, 0, 0)).isEqualTo(255);
  }

  @Test
  void laysTransparencyOnWhite() {
    var picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, 0x00FF0000);
    picture.setRGB(1, 0, 0x80FF0000);
    picture.setRGB(2, 0, 0xFFFF0000);
    byte half = (byte) 127; // 255 - 128
    assertThat(decode(Pictures.file(picture, "png")))
        .isEqualTo(Image.of(3, 1, 3, new byte[] {-1, -1, -1, -1, half, half, -1, 0, 0}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgba.tif", "rgba16.tif", "rgba.webp"})
  void laysTransparencyOnWhiteInAllFormats(String name) {
    Image image = resource(name);
    for (int x = 0; x < 7; x++) {
      double alpha = 40 * x / 255.0;
      for (int y = 0; y < 5; y++) {
        assertThat((double) image.at(x, y, 0))
            .isCloseTo(
                36 * x * alpha + 255 * (1 - alpha), org.assertj.core.data.Offset.offset(1.0));
        assertThat((double) image.at(x, y, 2))
            .isCloseTo(128 * alpha + 255 * (1 - alpha), org.assertj.core.data.Offset.offset(1.0));
      }
    }
  }

  @Test
  void keepsGrayWithTransparencyGray() {
    Image image = resource("gray_alpha.png");
    assertThat(image.channels()).isEqualTo(1);
    assertThat(image.at(0, 0, 0)).isEqualTo(255);
    assertThat(image.at(6, 0, 0)).isEqualTo(218); // (216 * 240 + 255 * 15) / 255
  }

  @Test
  void scales16BitsTo8() {
    var picture = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
    picture.getRaster().setPixels(0, 0, 4, 1, new int[] {0, 128, 129, 65535});
    assertThat(decode(Pictures.file(picture, "png")))
        .isEqualTo(Image.of(4, 1, 1, new byte[] {0, 0, 1, -1}));
    assertThat(resource("gray16.tif").at(6, 0, 0)).isEqualTo(216);
  }

  /** Values of Pillow 9.4's ImageOps.exif_transpose for the rows 0 1 2 and 3 4 5. */
  @ParameterizedTest
  @CsvSource({
    "1, 3, 0 1 2 3 4 5",
    "2, 3, 2 1 0 5 4 3",
    "3, 3, 5 4 3 2 1 0",
    "4, 3, 3 4 5 0 1 2",
    "5, 2, 0 3 1 4 2 5",
    "6, 2, 3 0 4 1 5 2",
    "7, 2, 5 2 4 1 3 0",
    "8, 2, 2 5 1 4 0 3"
  })
  void turnsPicturesByTheirOrientation(int orientation, int width, String values) {
    byte[] png = Pictures.file(Pictures.gray(3, 2, 0, 1, 2, 3, 4, 5), "png");
    Image image = decode(Pictures.pngWithOrientation(png, orientation));
    assertThat(image.width()).isEqualTo(width);
    var found = new StringBuilder();
    for (byte value : image.pixels()) {
      found.append(found.isEmpty() ? "" : " ").append(value);
    }
    assertThat(found).hasToString(values);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsJpegsOnce(int orientation) {
    byte[] jpeg = Pictures.file(Pictures.gradient(7, 5), "jpg");
    assertThat(decode(Pictures.withOrientation(jpeg, orientation)))
        .isEqualTo(Orientation.apply(orientation, decode(jpeg)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsTiffsOnce(int orientation) {
    assertThat(resource("orientation" + orientation + ".tif"))
        .isEqualTo(Orientation.apply(orientation, resource("orientation1.tif")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"orientation6.webp", "orientation6.png"})
  void turnsOtherFormats(String name) {
    assertThat(resource(name)).isEqualTo(Orientation.apply(6, resource("orientation1.tif")));
  }

  @Test
  void turnsAPhotoTakenUpright() {
    assertThat(resource("orientation6.jpg").toString()).isEqualTo("Image[50x70x3]");
    assertThat(resource("gray16_orientation6.tif").toString()).isEqualTo("Image[5x7x1]");
  }

  @Test
  void ignoresBrokenExif() {
    byte[] jpeg = Pictures.file(Pictures.gradient(7, 5), "jpg");
    byte[] broken = Pictures.withOrientation(jpeg, 6);
    broken[12 + 4] = 0x7F; // offset of the directory
    assertThat(decode(broken)).isEqualTo(decode(jpeg));
    assertThat(decode(Pictures.withOrientation(jpeg, 9))).isEqualTo(decode(jpeg));
  }

  @Test
  void readsOnePixel() {
    assertThat(decode(Pictures.file(Pictures.gray(1, 1, 9), "png")))
        .isEqualTo(Image.of(1, 1, 1, new byte[] {9}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "tif"})
  void readsVeryLongPictures(String format) {
    Image tall = decode(Pictures.file(Pictures.gradient(1, 5000), format));
    assertThat(tall.toString()).isEqualTo("Image[1x5000x3]");
    Image wide = decode(Pictures.file(Pictures.gradient(5000, 1), format));
    assertThat(wide.toString()).isEqualTo("Image[5000x1x3]");
  }

  @Test
  void refusesAJpegCutShort() {
    byte[] jpeg = Pictures.file(Pictures.gradient(200, 100), "jpg");
    for (int length = 3; length < jpeg.length - 1; length += 97) {
      assertRefused(
          Arrays.copyOf(jpeg, length), "JPEG ends after " + length + " bytes", "cut short");
    }
    assertRefused(Arrays.copyOf(jpeg, jpeg.length - 1), "cut short");
  }

  @Test
  void readsAJpegWithBytesBehindItsEnd() {
    byte[] jpeg = Pictures.file(Pictures.gradient(20, 10), "jpg");
    assertThat(decode(Arrays.copyOf(jpeg, jpeg.length + 100))).isEqualTo(decode(jpeg));
  }

  @ParameterizedTest
  @CsvSource({"png, cut short", "bmp, the BMP is damaged", "tif, the TIFF is damaged"})
  void refusesOtherFormatsCutShort(String format, String words) {
    byte[] file = Pictures.file(Pictures.gradient(64, 48), format);
    assertRefused(Arrays.copyOf(file, file.length / 2), words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmp", "tif"})
  void refusesFilesThatEndWithinTheirHeader(String format) {
    byte[] file = Pictures.file(Pictures.gradient(64, 48), format);
    assertRefused(Arrays.copyOf(file, 6), "ends within its header, after 6 bytes");
  }

  @Test
  void refusesAWebpCutShort() {
    byte[] file = Pictures.resource("rgb.webp");
    assertRefused(Arrays.copyOf(file, file.length - 4), "50 of 54 bytes", "cut short");
  }

  @Test
  void refusesAPngWithAWrongChecksum() {
    byte[] png = Pictures.file(Pictures.gradient(30, 30), "png");
    png[60] ^= 1;
    assertRefused(png, "PNG is damaged", "checksum");
  }

  @Test
  void refusesTextCalledPicture() {
    assertRefused(
        "hello world, no picture".getBytes(StandardCharsets.UTF_8),
        "is not JPEG, PNG, BMP, WebP or TIFF",
        "\"hello world,\"");
  }

  @Test
  void refusesAnEmptyFile() {
    assertRefused(new byte[0], "the file is empty");
  }

  @Test
  void refusesFloatingPointSamples() {
    assertRefused(Pictures.resource("float.tif"), "CV_32F", "convert");
  }

  @Test
  void refusesOtherFormats() {
    assertRefused(Pictures.resource("x.gif"), "begins with bytes 47 49 46 38");
  }

  /** Headers that declare 20,000 x 20,000 pixels, with next to nothing behind them. */
  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "bmp", "tif", "webp"})
  void refusesBombsByTheirHeader(String format) {
    assertRefused(
        bomb(format), "20000 x 20000 pixels", "more than maxPixels (100000000)", "Raise maxPixels");
  }

  private static byte[] bomb(String format) {
    if (format.equals("webp")) {
      byte[] file = Pictures.resource("orientation6.webp"); // VP8X: size - 1 in 24 bits each
      ByteBuffer.wrap(file)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(24, 19_999 | 19_999 << 24)
          .putShort(28, (short) (19_999 >> 8));
      return file;
    }
    byte[] file = Pictures.file(Pictures.gradient(7, 5), format);
    ByteBuffer bytes = ByteBuffer.wrap(file);
    switch (format) {
      case "png" -> {
        bytes.putInt(16, 20_000).putInt(20, 20_000);
        byte[] header = Pictures.chunk("IHDR", Arrays.copyOfRange(file, 16, 29));
        bytes.position(8).put(header);
      }
      case "bmp" -> bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(18, 20_000).putInt(22, -20_000);
      case "jpg" -> {
        int frame = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0");
        bytes.putShort(frame + 5, (short) 20_000).putShort(frame + 7, (short) 20_000);
      }
      default -> {
        int directory = bytes.getInt(4);
        for (int i = 0; i < bytes.getShort(directory); i++) {
          int entry = directory + 2 + 12 * i;
          if (bytes.getShort(entry) == 256 || bytes.getShort(entry) == 257) {
            bytes.putShort(entry + 2, (short) 4).putInt(entry + 8, 20_000);
          }
        }
      }
    }
    return file;
  }

  @Test
  void refusesMoreThanTheGivenPixels() {
    byte[] png = Pictures.file(Pictures.gradient(7, 5), "png");
    assertThat(new Decoder(35).decode("sample", png).width()).isEqualTo(7);
    assertThatThrownBy(() -> new Decoder(34).decode("sample", png))
        .hasMessageContaining("7 x 5 pixels, more than maxPixels (34)");
  }

  @Test
  void refusesLimitsThatMakeNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Decoder(0))
        .withMessageContaining("maxPixels must be in 1..536870911, but was 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Decoder(1L << 30));
  }
}
