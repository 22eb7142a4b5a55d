package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarBinaryTest {
  private static final CifarBinary READER = new CifarBinary();

  @TempDir Path folder;

  /** One record: the given label bytes, then planes of red, green and blue. */
  private static byte[] record(int red, int green, int blue, int... labels) {
    byte[] record = new byte[labels.length + 3 * 1024];
    for (int i = 0; i < labels.length; i++) {
      record[i] = (byte) labels[i];
    }
    Arrays.fill(record, labels.length, labels.length + 1024, (byte) red);
    Arrays.fill(record, labels.length + 1024, labels.length + 2048, (byte) green);
    Arrays.fill(record, labels.length + 2048, record.length, (byte) blue);
    return record;
  }

  private void put(String name, byte[]... records) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[0]);
    for (byte[] record : records) {
      Files.write(file, record, java.nio.file.StandardOpenOption.APPEND);
    }
  }

  @Test
  void readsCifar10InTheOrderOfItsBatches() throws IOException {
    put("cifar/data_batch_10.bin", record(9, 9, 9, 9));
    put("cifar/data_batch_2.bin", record(4, 5, 6, 3), record(7, 7, 7, 4));
    put("cifar/test_batch.bin", record(1, 1, 1, 5));
    assertThat(READER.accepts(folder)).isTrue();
    assertThat(READER.splits(folder)).containsExactly("test", "train");
    Dataset<Image> train = READER.read(folder, "train");
    assertThat(train.size()).isEqualTo(3);
    assertThat(train.get(0).value()).isEqualTo(Pictures.plain(32, 32, 4, 5, 6));
    assertThat(train.get(0).label()).isEqualTo(OptionalInt.of(3));
    assertThat(train.get(2).value()).isEqualTo(Pictures.plain(32, 32, 9, 9, 9));
    assertThat(train.id(2)).isEqualTo("train/2");
    assertThat(READER.read(folder, DatasetReader.ALL).size()).isEqualTo(4);
    assertThat(train.labelNames()).hasSize(10).startsWith("0", "1");
  }

  @Test
  void putsPixelsInTheirPlaces() throws IOException {
    byte[] record = record(0, 0, 0, 1);
    record[1 + 32 * 2 + 5] = 11; // red at row 2, column 5
    record[1 + 1024 + 32 * 31 + 31] = 22; // green in the last corner
    put("test_batch.bin", record);
    Image image = READER.read(folder, "test").get(0).value();
    assertThat(image.at(5, 2, 0)).isEqualTo(11);
    assertThat(image.at(31, 31, 1)).isEqualTo(22);
    assertThat(image.at(5, 2, 1)).isZero();
  }

  @Test
  void readsFineLabelsAndNamesOfCifar100() throws IOException {
    put("train.bin", record(1, 2, 3, 19, 99));
    put("test.bin", record(1, 2, 3, 0, 7));
    var names = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      names.append("class").append(i).append('\n');
    }
    put("fine_label_names.txt", names.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(READER.accepts(folder)).isTrue();
    Dataset<Image> data = READER.read(folder, "train");
    assertThat(data.get(0).label()).isEqualTo(OptionalInt.of(99));
    assertThat(data.get(0).value()).isEqualTo(Pictures.plain(32, 32, 1, 2, 3));
    assertThat(data.labelNames().get(99)).isEqualTo("class99");
  }

  @Test
  void readsNamesOfCifar10() throws IOException {
    put("test_batch.bin", record(0, 0, 0, 1));
    put("batches.meta.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n".getBytes(StandardCharsets.UTF_8));
    assertThat(READER.read(folder, "test").labelNames()).endsWith("i", "j");
    put("batches.meta.txt", "a\nb\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> READER.read(folder, "test"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected 10 class names, but found 2");
  }

  @Test
  void readsFromATar() throws IOException {
    Map<String, byte[]> files = Map.of("c/test_batch.bin", record(1, 2, 3, 4));
    Path archive = Files.write(folder.resolve("c.tar.gz"), Archives.gzip(Archives.tar(files)));
    assertThat(READER.accepts(archive)).isTrue();
    assertThat(new ImageFolder().accepts(archive)).isFalse();
    assertThat(READER.read(archive, "test").get(0).value())
        .isEqualTo(Pictures.plain(32, 32, 1, 2, 3));
  }

  @Test
  void refusesFilesCutShort() throws IOException {
    put("test_batch.bin", Arrays.copyOf(record(1, 2, 3, 4), 3000));
    assertThatThrownBy(() -> READER.read(folder, "test"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            "test_batch.bin", "expected pictures of 3073 bytes each, but found 3000 bytes");
  }

  @Test
  void refusesLabelsOutOfRange() throws IOException {
    put("test_batch.bin", record(1, 2, 3, 4), record(1, 2, 3, 10));
    assertThatThrownBy(() -> READER.read(folder, "test"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected labels in 0..9, but found 10 at byte 3073");
  }

  @Test
  void doesNotTakeAnyTrainBinForItsOwn() throws IOException {
    put("train.bin", new byte[100]);
    assertThat(READER.accepts(folder)).isFalse();
  }

  @Test
  void refusesMoreThanTheLimit() throws IOException {
    put("test_batch.bin", record(1, 2, 3, 4));
    assertThatThrownBy(() -> new CifarBinary(3072).read(folder, "test"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 3072 bytes");
  }
}
