package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.testkit.Seeds;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files with random damage are read or refused in words; nothing else ever happens. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedFilesTest {
  @TempDir Path folder;

  /** Some bytes or bits changed, a piece cut out, or the end cut off. */
  private static byte[] damaged(byte[] file, RandomGenerator random) {
    byte[] bytes = file.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      int reach = random.nextBoolean() ? bytes.length : Math.min(64, bytes.length);
      int at = random.nextInt(reach);
      bytes[at] =
          random.nextBoolean()
              ? (byte) random.nextInt()
              : (byte) (bytes[at] ^ 1 << random.nextInt(8));
    }
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from);
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, shorter, from, bytes.length - to);
        yield shorter;
      }
      default -> bytes;
    };
  }

  private static List<byte[]> pictures() {
    var picture = Pictures.gradient(40, 30);
    return List.of(
        Pictures.file(picture, "jpg"),
        Pictures.withOrientation(Pictures.file(picture, "jpg"), 6),
        Pictures.resource("progressive.jpg"),
        Pictures.resource("cmyk.jpg"),
        Pictures.file(picture, "png"),
        Pictures.file(picture, "bmp"),
        Pictures.file(picture, "tif"),
        Pictures.resource("rgb_lzw.tif"),
        Pictures.resource("palette.tif"),
        Pictures.resource("bilevel_fax.tif"),
        Pictures.resource("orientation6.webp"),
        Pictures.resource("lossy.webp"),
        Pictures.resource("rgba.webp"));
  }

  @Test
  void decodesOrRefusesDamagedPictures() {
    List<byte[]> pictures = pictures();
    var decoder = new Decoder(1_000_000);
    int[] outcomes = new int[2];
    Seeds.forAll(
        4000,
        random -> {
          byte[] file = damaged(pictures.get(random.nextInt(pictures.size())), random);
          try {
            Image image = decoder.decode("damaged", file);
            assertThat(image.width() * image.height()).isLessThanOrEqualTo(1_000_000);
            outcomes[0]++;
          } catch (UnreadableSampleException e) {
            assertThat(e.reason()).isNotBlank();
            outcomes[1]++;
          }
        });
    assertThat(outcomes[0]).as("decoded").isGreaterThan(100);
    assertThat(outcomes[1]).as("refused").isGreaterThan(100);
  }

  private static byte[] png(int value) {
    return Pictures.file(Pictures.gray(3, 2, 0, 1, 2, 3, 4, value), "png");
  }

  private static Map<String, byte[]> someFiles() {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("train/a/1.png", png(1));
    files.put("train/b/2.jpg", Pictures.file(Pictures.gradient(9, 9), "jpg"));
    files.put("test/b/" + "long".repeat(40) + ".png", png(3));
    return files;
  }

  /** Reads everything; only the two kinds of errors that are meant for it may come. */
  private void readsOrRefuses(DatasetReader<Image> reader, String name, byte[] file) {
    try {
      Path path = Files.write(folder.resolve(name), file);
      reader.accepts(path);
      reader.splits(path);
      Dataset<Image> data = reader.read(path, DatasetReader.ALL);
      for (int i = 0; i < data.size(); i++) {
        try {
          assertThat(data.get(i).id()).isEqualTo(data.id(i));
        } catch (UnreadableSampleException e) {
          assertThat(e.sampleId()).isEqualTo(data.id(i));
        }
      }
      if (data instanceof Closeable closeable) {
        closeable.close();
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining(folder.toString());
    }
  }

  private void damages(int count, DatasetReader<Image> reader, String name, byte[] file) {
    Seeds.forAll(count, random -> readsOrRefuses(reader, name, damaged(file, random)));
  }

  @Test
  void readsOrRefusesDamagedZips() {
    damages(
        1000,
        new ImageFolder(Channels.AS_STORED, 10_000, 1 << 20, 1 << 20),
        "a.zip",
        Archives.zip(someFiles()));
  }

  @Test
  void readsOrRefusesDamagedTars() {
    damages(
        1000,
        new ImageFolder(Channels.AS_STORED, 10_000, 1 << 20, 1 << 20),
        "a.tar",
        Archives.tar(someFiles()));
  }

  @Test
  void readsOrRefusesDamagedCompressedTars() {
    byte[] file = Archives.gzip(Archives.tar(someFiles()));
    damages(500, new ImageFolder(Channels.AS_STORED, 10_000, 1 << 20, 1 << 20), "a.tar.gz", file);
  }

  @Test
  void readsOrRefusesDamagedIdx() {
    damages(800, new Idx(1 << 20), "train-images-idx3-ubyte", IdxTest.images(20));
    damages(300, new Idx(1 << 20), "b-images-idx3-ubyte.gz", Archives.gzip(IdxTest.images(20)));
  }

  @Test
  void readsOrRefusesDamagedLabels() {
    try {
      Path images = Files.write(folder.resolve("train-images-idx3-ubyte"), IdxTest.images(6));
      Seeds.forAll(
          300,
          random -> {
            byte[] labels = damaged(IdxTest.labels(1, 2, 3, 4, 5, 6), random);
            try {
              Files.write(folder.resolve("train-labels-idx1-ubyte"), labels);
              assertThat(new Idx().read(images, "train").size()).isEqualTo(6);
            } catch (IOException e) {
              assertThat(e).hasMessageContaining(folder.toString());
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
