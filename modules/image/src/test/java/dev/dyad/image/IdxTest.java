package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxTest {
  private static final Idx READER = new Idx();
  private static final String TRAIN = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";

  @TempDir Path folder;

  /** Pictures of 3 x 2, each byte 10 x picture + position. */
  static byte[] images(int count) {
    ByteBuffer file = ByteBuffer.allocate(16 + 6 * count);
    file.putInt(0x0803).putInt(count).putInt(2).putInt(3);
    for (int i = 0; i < 6 * count; i++) {
      file.put((byte) (10 * (i / 6) + i % 6));
    }
    return file.array();
  }

  static byte[] labels(int... labels) {
    ByteBuffer file = ByteBuffer.allocate(8 + labels.length);
    file.putInt(0x0801).putInt(labels.length);
    for (int label : labels) {
      file.put((byte) label);
    }
    return file.array();
  }

  private Path put(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private void assertBroken(String file, String... words) {
    assertThatThrownBy(() -> READER.read(folder, "train"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder.resolve(file) + ": ")
        .hasMessageContainingAll(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz"})
  void readsPicturesAndLabels(String suffix) throws IOException {
    boolean packed = !suffix.isEmpty();
    put(TRAIN + suffix, packed ? Archives.gzip(images(3)) : images(3));
    put(TRAIN_LABELS + suffix, packed ? Archives.gzip(labels(7, 0, 9)) : labels(7, 0, 9));
    assertThat(READER.accepts(folder)).isTrue();
    Dataset<Image> data = READER.read(folder, "train");
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.get(1).value())
        .isEqualTo(Image.of(3, 2, 1, new byte[] {10, 11, 12, 13, 14, 15}));
    assertThat(data.get(1).id()).isEqualTo("train/1");
    assertThat(data.id(2)).isEqualTo("train/2");
    assertThat(data.label(0)).isEqualTo(OptionalInt.of(7));
    assertThat(data.labelNames()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void knowsTheSplitsByTheirFiles() throws IOException {
    put(TRAIN, images(3));
    put(TRAIN_LABELS, labels(1, 2, 3));
    put("t10k-images.idx3-ubyte", images(2));
    put("t10k-labels.idx1-ubyte", labels(4, 5));
    assertThat(READER.splits(folder)).containsExactly("test", "train");
    assertThat(READER.read(folder, "test").size()).isEqualTo(2);
    assertThat(READER.read(folder, "test").label(1)).isEqualTo(OptionalInt.of(5));
    Dataset<Image> all = READER.read(folder, DatasetReader.ALL);
    assertThat(all.size()).isEqualTo(5);
    assertThat(all.id(0)).isEqualTo("test/0");
    assertThat(all.get(4).id()).isEqualTo("train/2");
    assertThat(all.label(4)).isEqualTo(OptionalInt.of(3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> READER.read(folder, "tset"))
        .withMessageContaining("no split 'tset'. Maybe test. Known: test, train.");
  }

  @Test
  void keepsApartWhatWouldMeetInOneSplit() throws IOException {
    put("emnist-letters-train-images-idx3-ubyte", images(1));
    put("emnist-digits-train-images-idx3-ubyte", images(2));
    put("emnist-digits-test-images-idx3-ubyte", images(3));
    assertThat(READER.splits(folder))
        .containsExactly("emnist-digits-train", "emnist-letters-train", "test");
  }

  @Test
  void givesALabelTheSameMeaningInAllSplits() throws IOException {
    put(TRAIN, images(1));
    put(TRAIN_LABELS, labels(3));
    put("t10k-images-idx3-ubyte", images(1));
    put("t10k-labels-idx1-ubyte", labels(25));
    assertThat(READER.read(folder, "train").labelNames()).hasSize(26);
  }

  @Test
  void readsPicturesWithoutLabels() throws IOException {
    put(TRAIN, images(2));
    Dataset<Image> data = READER.read(folder, "train");
    assertThat(data.labelNames()).isEmpty();
    assertThat(data.get(0).label()).isEmpty();
  }

  @Test
  void readsOneFileWithTheLabelsBesideIt() throws IOException {
    Path file = put("t10k-images-idx3-ubyte.gz", Archives.gzip(images(2)));
    put("t10k-labels-idx1-ubyte", labels(4, 5));
    put("other.txt", new byte[1]);
    assertThat(READER.accepts(file)).isTrue();
    assertThat(READER.splits(file)).containsExactly("test");
    assertThat(READER.read(file, "test").label(1)).isEqualTo(OptionalInt.of(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits", "digits.gz"})
  void readsOneFileOfAnyName(String name) throws IOException {
    Path file = put(name, name.endsWith("gz") ? Archives.gzip(images(2)) : images(2));
    assertThat(READER.accepts(file)).isTrue();
    assertThat(new ImageFolder().accepts(file)).isFalse();
    assertThat(READER.splits(file)).containsExactly(DatasetReader.ALL);
    assertThat(READER.read(file, DatasetReader.ALL).get(1).id()).isEqualTo("all/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar.gz"})
  void readsFromArchives(String name) throws IOException {
    Map<String, byte[]> files =
        Map.of(
            "raw/" + TRAIN + ".gz", Archives.gzip(images(2)), "raw/" + TRAIN_LABELS, labels(1, 2));
    Path archive =
        put(name, name.endsWith("zip") ? Archives.zip(files) : Archives.gzip(Archives.tar(files)));
    assertThat(READER.accepts(archive)).isTrue();
    assertThat(new ImageFolder().accepts(archive)).isFalse();
    assertThat(READER.read(archive, "train").label(1)).isEqualTo(OptionalInt.of(2));
  }

  @Test
  void refusesAWrongMagicNumber() throws IOException {
    put(TRAIN, labels(1, 2, 3, 4, 5, 6, 7, 8));
    assertBroken(TRAIN, "expected the magic number 2051 (images), but found 2049");
    put(TRAIN, images(1));
    put(TRAIN_LABELS, images(1));
    assertBroken(TRAIN_LABELS, "expected the magic number 2049 (labels), but found 2051");
  }

  @Test
  void refusesAWrongCountOfLabels() throws IOException {
    put(TRAIN, images(3));
    put(TRAIN_LABELS, labels(1, 2));
    assertBroken(TRAIN_LABELS, "expected 3 labels, as many as images in " + TRAIN, "found 2");
  }

  @Test
  void refusesFilesCutShort() throws IOException {
    byte[] whole = images(3);
    put(TRAIN, Arrays.copyOf(whole, whole.length - 1));
    assertBroken(TRAIN, "expected 3 x 2 x 3 = 18 bytes after the header, but found 17: cut short");
    put(TRAIN, Arrays.copyOf(whole, 9));
    assertBroken(TRAIN, "expected a header of 16 bytes, but found 9: cut short");
    put(TRAIN, new byte[0]);
    assertBroken(TRAIN, "expected a header of 16 bytes, but found 0: cut short");
  }

  @Test
  void refusesGzipCutShort() throws IOException {
    byte[] whole = Archives.gzip(images(30));
    put(TRAIN + ".gz", Arrays.copyOf(whole, whole.length / 2));
    assertBroken(TRAIN + ".gz", "cannot be read: ");
  }

  @Test
  void refusesMoreThanTheHeaderSays() throws IOException {
    put(TRAIN, Arrays.copyOf(images(3), images(3).length + 1));
    assertBroken(TRAIN, "18 bytes after the header, but found more: wrong count");
  }

  @Test
  void refusesAbsurdSizesBeforeReading() throws IOException {
    byte[] file = images(1);
    ByteBuffer.wrap(file).putInt(4, Integer.MAX_VALUE).putInt(8, Integer.MAX_VALUE);
    put(TRAIN, file);
    assertBroken(TRAIN, "the header says 2147483647 x 2147483647 x 3", "more than maxBytes");
    ByteBuffer.wrap(file).putInt(4, -1);
    put(TRAIN, file);
    assertBroken(TRAIN, "expected sizes of at least 1, but found -1");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> READER.read(folder, "train"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(folder.toString(), "no file of IDX images");
    assertThat(READER.accepts(folder.resolve("nowhere"))).isFalse();
  }

  @Test
  void prefersTheUnpackedTwin() throws IOException {
    put(TRAIN, images(2));
    put(TRAIN + ".gz", new byte[] {1});
    assertThat(READER.read(folder, "train").size()).isEqualTo(2);
  }
}
