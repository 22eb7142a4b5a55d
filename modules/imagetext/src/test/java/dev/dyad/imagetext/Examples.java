package dev.dyad.imagetext;

import dev.dyad.image.Image;
import dev.dyad.text.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Captioned images made in code. */
final class Examples {
  private static final List<String> SAID =
      List.of(
          "A small black dog runs through the tall grass.",
          "Two happy children are playing in an old garden",
          "the hot sun goes up over a quiet town",
          "an open door of a big white house");

  private Examples() {}

  static Image noise(RandomGenerator random, int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    random.nextBytes(pixels);
    return Image.of(width, height, 3, pixels);
  }

  /** A picture of one colour. */
  static Image plain(int red, int green, int blue) {
    byte[] pixels = new byte[3 * 64];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % 3 == 0 ? red : i % 3 == 1 ? green : blue);
    }
    return Image.of(8, 8, 3, pixels);
  }

  static List<Text> texts(String... words) {
    return Stream.of(words).map(Text::of).toList();
  }

  /** Noise of 20 x 24 pixels with four captions in any order. */
  static CaptionedImage sample(RandomGenerator random) {
    int first = random.nextInt(SAID.size());
    List<Text> captions =
        IntStream.range(0, SAID.size())
            .mapToObj(i -> Text.of(SAID.get((first + i) % SAID.size())))
            .toList();
    return CaptionedImage.of(noise(random, 20, 24), captions);
  }

  /** One side alone, one pixel, words that are none. */
  static List<CaptionedImage> edges() {
    Image pixel = Image.of(1, 1, 3, new byte[3]);
    return List.of(
        new CaptionedImage(Optional.of(pixel), List.of()),
        CaptionedImage.of(Text.of("a red heart")),
        CaptionedImage.of(Text.of("")),
        CaptionedImage.of(pixel, texts("")),
        CaptionedImage.of(pixel, texts("a", "b")),
        CaptionedImage.of(Image.of(3, 1, 1, new byte[3]), texts("...", "\uD83D\uDE00")));
  }

  /** A PNG file of that size and colour. */
  static byte[] png(int width, int height, int rgb) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, rgb);
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void write(Path folder, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  static void zip(Path zip, Map<String, byte[]> files) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
  }
}
