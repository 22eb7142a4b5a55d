package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import dev.dyad.image.JpegCompression.Compressed;
import org.junit.jupiter.api.Test;

class JpegCompressionTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new JpegCompression();
  }

  /** 8 x 8 pixels of ramps and squares. */
  private static Image ramps(int channels) {
    return Golden.of(
        8,
        8,
        channels,
        i -> {
          int x = i / channels % 8;
          int y = i / channels / 8;
          int square = (x / 4 + y / 4) % 2 == 1 ? 60 : 0;
          return x * 9 + y * 7 + i % channels * 40 + square;
        });
  }

  @Test
  void isLikeTorchvisionAtLowQuality() {
    Golden.assertWithinOneLevel(
        new Compressed(30).apply(ramps(3)),
        """
        0, 30, 72, 0, 40, 82, 18, 60, 102, 45, 87, 129, 75, 117, 159, 102, 144, 186, 121,
        163, 205, 132, 174, 216, 18, 60, 102, 16, 58, 100, 24, 66, 108, 50, 92, 134, 85,
        127, 169, 110, 152, 194, 118, 160, 202, 116, 158, 200, 18, 60, 102, 12, 54, 96, 20,
        62, 104, 53, 95, 137, 99, 141, 183, 132, 174, 216, 140, 182, 224, 134, 176, 218, 29,
        71, 113, 33, 75, 117, 45, 87, 129, 68, 110, 152, 96, 138, 180, 119, 161, 203, 131,
        173, 215, 135, 177, 219, 75, 117, 159, 89, 131, 173, 101, 143, 185, 94, 136, 178,
        77, 119, 161, 71, 113, 155, 82, 124, 166, 97, 139, 181, 86, 128, 170, 110, 152, 194,
        125, 167, 209, 109, 151, 193, 75, 117, 159, 58, 100, 142, 74, 116, 158, 97, 139,
        181, 85, 127, 169, 106, 148, 190, 122, 164, 206, 112, 154, 196, 89, 131, 173, 80,
        122, 164, 96, 138, 180, 116, 158, 200, 116, 158, 200, 124, 166, 208, 128, 170, 212,
        117, 159, 201, 99, 141, 183, 88, 130, 172, 92, 134, 176, 100, 142, 184
        """);
  }

  @Test
  void isLikeTorchvisionAtHighQuality() {
    Golden.assertWithinOneLevel(
        new Compressed(90).apply(ramps(3)),
        """
        0, 38, 79, 10, 49, 90, 22, 61, 102, 23, 62, 103, 102, 141, 182, 103, 142, 183, 115,
        154, 195, 127, 166, 207, 11, 50, 91, 16, 55, 96, 24, 63, 104, 39, 78, 119, 100, 139,
        180, 115, 154, 195, 123, 162, 203, 128, 167, 208, 11, 50, 91, 25, 64, 105, 36, 75,
        116, 37, 76, 117, 115, 154, 195, 117, 156, 197, 127, 166, 207, 142, 181, 222, 22,
        61, 102, 31, 70, 111, 39, 78, 119, 48, 87, 128, 118, 157, 198, 127, 166, 207, 135,
        174, 215, 144, 183, 224, 88, 127, 168, 99, 138, 179, 108, 147, 188, 116, 155, 196,
        66, 105, 146, 73, 112, 153, 83, 122, 163, 94, 133, 174, 99, 138, 179, 104, 143, 184,
        112, 151, 192, 126, 165, 206, 69, 108, 149, 83, 122, 163, 91, 130, 171, 96, 135,
        176, 99, 138, 179, 114, 153, 194, 123, 162, 203, 125, 164, 205, 84, 123, 164, 86,
        125, 166, 95, 134, 175, 110, 149, 190, 112, 151, 192, 119, 158, 199, 125, 164, 205,
        141, 180, 221, 82, 121, 162, 97, 136, 177, 103, 142, 183, 111, 150, 191
        """);
  }

  @Test
  void isLikeTorchvisionOnGray() {
    Golden.assertWithinOneLevel(
        new Compressed(30).apply(ramps(1)),
        """
        0, 2, 21, 48, 78, 105, 125, 135, 22, 20, 27, 53, 88, 114, 122, 119, 21, 16, 24, 57,
        103, 136, 143, 138, 33, 36, 48, 71, 100, 123, 135, 139, 78, 93, 104, 98, 81, 75, 86,
        101, 90, 113, 129, 112, 78, 62, 77, 101, 89, 110, 125, 116, 93, 84, 99, 120, 119,
        128, 131, 121, 103, 92, 96, 104
        """);
  }

  @Test
  void losesLessAtHigherQuality() {
    Image image = Samples.noise(64, 48, 3, 1);
    assertThat(distance(image, new Compressed(95).apply(image)))
        .isLessThan(distance(image, new Compressed(20).apply(image)) / 2);
  }

  private static double distance(Image a, Image b) {
    double sum = 0;
    for (int i = 0; i < a.width() * a.height(); i++) {
      int x = i % a.width();
      int y = i / a.width();
      int luma = Luma.of(a.at(x, y, 0), a.at(x, y, 1), a.at(x, y, 2));
      sum += Math.abs(luma - Luma.of(b.at(x, y, 0), b.at(x, y, 1), b.at(x, y, 2)));
    }
    return sum;
  }

  @Test
  void rejectsQualityZero() {
    assertThatThrownBy(() -> new JpegCompression(0, 50))
        .hasMessage("minQuality must be in 1..100, but was 0");
  }

  @Test
  void rejectsImagesLargerThanJpegAllows() {
    assertThatThrownBy(() -> new Compressed(50).apply(Samples.noise(65_501, 1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65500 pixels");
  }
}
