package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StlBinaryTest {
  private static final StlBinary READER = new StlBinary();

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    byte[] two = new byte[2 * 27_648];
    two[27_648 + 9_216 + 96 * 5 + 7] = 99; // second picture, green, column 5, row 7
    Files.write(folder.resolve("train_X.bin"), two);
    Files.write(folder.resolve("train_y.bin"), new byte[] {1, 10});
    Files.write(folder.resolve("unlabeled_X.bin"), new byte[3 * 27_648]);
  }

  @Test
  void readsColumnByColumn() throws IOException {
    Dataset<Image> train = READER.read(folder, "train");
    assertThat(train.size()).isEqualTo(2);
    assertThat(train.get(1).id()).isEqualTo("train/1");
    assertThat(train.get(1).value().width()).isEqualTo(96);
    assertThat(train.get(1).value().at(5, 7, 1)).isEqualTo(99);
    assertThat(train.label(1)).hasValue(9);
    int sum = 0;
    for (byte value : train.get(1).value().data()) {
      sum += value;
    }
    assertThat(sum).isEqualTo(99);
  }

  @Test
  void knowsTheSplitsThatAreThere() throws IOException {
    assertThat(READER.accepts(folder)).isTrue();
    assertThat(READER.splits(folder)).containsExactly("train", "unlabeled");
    assertThat(READER.read(folder, "unlabeled").label(0)).isEmpty();
    assertThat(READER.read(folder, "all").size()).isEqualTo(5);
    assertThat(READER.read(folder, "all").id(2)).isEqualTo("unlabeled/0");
    assertThatThrownBy(() -> READER.read(folder, "test"))
        .hasMessageContaining("no split 'test'. Known: train, unlabeled.");
    assertThat(READER.accepts(folder.resolve("train_X.bin"))).isFalse();
  }

  @Test
  void namesItsClasses() throws IOException {
    assertThat(READER.read(folder, "train").labelNames()).hasSize(10).startsWith("1", "2");
    Files.writeString(folder.resolve("class_names.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    assertThat(READER.read(folder, "train").labelNames()).endsWith("i", "j");
  }

  @Test
  void refusesFilesThatAreCutShort() throws IOException {
    byte[] two = Files.readAllBytes(folder.resolve("train_X.bin"));
    Files.write(folder.resolve("train_X.bin"), Arrays.copyOf(two, two.length - 1));
    assertThatThrownBy(() -> READER.read(folder, "train"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("train_X.bin: must have 27,648 bytes a picture");
    Files.write(folder.resolve("train_X.bin"), two);
    Files.write(folder.resolve("train_y.bin"), new byte[] {1, 11});
    assertThatThrownBy(() -> READER.read(folder, "train"))
        .hasMessageContaining("train_y.bin: must have 2 labels in 1..10");
  }
}
