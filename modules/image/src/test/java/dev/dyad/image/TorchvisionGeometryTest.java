package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares with pictures that torchvision 0.14.1's functions on Pillow 9.4.0 made from the same
 * input: bilinear everywhere (for resizing with antialias). Resizing may differ by 1 (weights of 13
 * against 22 bits); warping by 1, as Pillow cuts fractions off where we round, and up to 2 through
 * coordinates in steps of 1/2048 pixel.
 */
class TorchvisionGeometryTest {
  private static final Map<String, Change<Image>> CHANGES =
      Map.of(
          "crop-smaller", new RandomResizedCrop.CropAndResize(2, 1, 9, 7, 5),
          "crop-larger", new RandomResizedCrop.CropAndResize(3, 2, 4, 5, 8),
          "crop-much-smaller", new RandomResizedCrop.CropAndResize(0, 0, 40, 30, 7),
          "resize-shorter", new Resize.ResizeTo(8, 6),
          "rotate", new Rotation.Rotate(30, 17),
          "affine", new Affine.MapAffinely(20, 2, -1, 1.1, 8, 0),
          "perspective", new Perspective.MoveCorners(List.of(2, 1, 3, 0, 1, 2, 1, 1), 0),
          "center-smaller", new CenterCrop.CutCenter(5),
          "center-larger", new CenterCrop.CutCenter(15));

  @TestFactory
  Stream<DynamicTest> agreesWithTorchvision() throws IOException {
    Path file = Path.of("src", "test", "resources", "golden", "torchvision-geometry.txt");
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> DynamicTest.dynamicTest(line.split(" ")[0], () -> check(line.split(" "))));
  }

  private static void check(String[] golden) {
    int channels = Integer.parseInt(golden[3]);
    String name = golden[0].substring(0, golden[0].length() - 2);
    Image in = name.equals("crop-much-smaller") ? waves(40, 30, channels) : waves(12, 9, channels);
    Image actual = CHANGES.get(name).apply(in);
    assertThat(actual.width()).isEqualTo(Integer.parseInt(golden[1]));
    assertThat(actual.height()).isEqualTo(Integer.parseInt(golden[2]));
    byte[] expected = HexFormat.of().parseHex(golden[4]);
    int most = 0;
    for (int i = 0; i < expected.length; i++) {
      most = Math.max(most, Math.abs((expected[i] & 0xFF) - (actual.data()[i] & 0xFF)));
    }
    assertThat(most).as("greatest difference").isLessThanOrEqualTo(tolerance(name));
  }

  private static int tolerance(String name) {
    return switch (name) {
      case "center-smaller", "center-larger" -> 0;
      case "rotate", "affine", "perspective" -> 2;
      default -> 1;
    };
  }

  /** The picture that the golden file was made from. */
  private static Image waves(int width, int height, int channels) {
    byte[] pixels = new byte[width * height * channels];
    for (int i = 0; i < pixels.length; i++) {
      int x = i / channels % width;
      int y = i / channels / width;
      pixels[i] = (byte) (x * 37 + y * 59 + i % channels * 83 + x * y * 11);
    }
    return Image.wrap(width, height, channels, pixels);
  }
}
