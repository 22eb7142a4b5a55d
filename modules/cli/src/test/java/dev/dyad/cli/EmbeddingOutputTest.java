package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingOutputTest {
  private static final Embedder.Batch FIRST =
      new Embedder.Batch(
          List.of("a,1", "b"), new int[] {1, -1}, new float[][] {{1, 2.5f}, {-3, 4}}, 2);
  private static final Embedder.Batch SECOND =
      new Embedder.Batch(List.of("d"), new int[] {0}, new float[][] {{5, 6}}, 4);
  private static final List<String> NAMES = List.of("cat", "dog");

  @TempDir private Path folder;

  private static EmbeddingOutput open(Path file) throws IOException {
    return EmbeddingOutput.open(file, "encoder", "data");
  }

  private static void write(Path file) throws IOException {
    try (var output = open(file)) {
      output.add(FIRST, NAMES, 2);
      output.add(SECOND, NAMES, 4);
      output.finish();
    }
  }

  private static void begin(Path file) throws IOException {
    try (var output = open(file)) {
      output.add(FIRST, NAMES, 2);
      output.keep();
    }
  }

  @Test
  void textHasIdsLabelsAndNumbers() throws IOException {
    Path file = folder.resolve("e.csv");
    write(file);
    assertThat(file)
        .hasContent("id,label,e0,e1\n\"a,1\",dog,1.0,2.5\nb,,-3.0,4.0\nd,cat,5.0,6.0\n");
    assertThat(folder.toFile().list()).containsExactly("e.csv");
  }

  @Test
  void numbersAreThoseThatNumpyReads() throws IOException {
    Path file = folder.resolve("new folder").resolve("e.npy");
    write(file);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(new String(bytes, 0, 128, StandardCharsets.ISO_8859_1))
        .startsWith("\u0093NUMPY\u0001\u0000v\u0000")
        .contains("'descr': '<f4'", "'fortran_order': False", "'shape': (3, 2)")
        .endsWith(" \n");
    float[] numbers = new float[6];
    ByteBuffer.wrap(Arrays.copyOfRange(bytes, 128, bytes.length))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(numbers);
    assertThat(bytes).hasSize(128 + 6 * 4);
    assertThat(numbers).containsExactly(1, 2.5f, -3, 4, 5, 6);
    assertThat(file.resolveSibling("e.npy.ids.csv"))
        .hasContent("id,label\n\"a,1\",dog\nb,\nd,cat\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"e.npy", "e.csv"})
  void goesOnFromWhatWasKept(String name) throws IOException {
    Path whole = folder.resolve("whole-" + name);
    write(whole);
    Path file = folder.resolve(name);
    try (var output = open(file)) {
      output.add(FIRST, NAMES, 2);
      output.keep();
      output.add(FIRST, NAMES, 3);
    }
    Path part = folder.resolve(name + ".part"); // on its way to the disk when the machine stopped
    Files.write(part, new byte[] {1, 2, 3}, java.nio.file.StandardOpenOption.APPEND);
    assertThat(file).doesNotExist();
    try (var output = open(file)) {
      assertThat(output.progress().samples()).isEqualTo(2);
      output.add(SECOND, NAMES, 4);
      output.finish();
      assertThat(output.progress().rows()).isEqualTo(3);
    }
    assertThat(file).hasSameBinaryContentAs(whole);
    assertThat(folder.toFile().list()).noneMatch(left -> left.contains(".part"));
  }

  @Test
  void beginsAnewWhereThePartsAreGone() throws IOException {
    Path file = folder.resolve("e.npy");
    begin(file);
    Files.delete(folder.resolve("e.npy.ids.csv.part"));
    try (var output = open(file)) {
      assertThat(output.progress().samples()).isZero();
    }
  }

  @Test
  void halfAFileOfOtherWorkIsNeverGoneOnWith() throws IOException {
    Path file = folder.resolve("e.npy");
    begin(file);
    assertThatThrownBy(() -> EmbeddingOutput.open(file, "other", "data"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half of it was made by another encoder. Delete ")
        .hasMessageContaining("e.npy.part.json to begin anew");
    assertThatThrownBy(() -> EmbeddingOutput.open(file, "encoder", "other"))
        .hasMessageContaining("half of it was made of other data");
    Files.writeString(folder.resolve("e.npy.part.json"), "{\"encoder\": 3");
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("e.npy.part.json: is damaged. Delete it");
  }

  @Test
  void twoNeverWriteTheSameFile() throws IOException {
    Path file = folder.resolve("e.csv");
    try (var output = open(file)) {
      assertThatThrownBy(() -> open(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("another process is writing it");
      output.add(FIRST, NAMES, 2);
      output.finish();
    }
  }

  @Test
  void nothingIsNoFile() throws IOException {
    Path file = folder.resolve("e.npy");
    try (var output = open(file)) {
      assertThatThrownBy(output::finish)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("none of the 0 samples could be read");
    }
    assertThat(folder).isEmptyDirectory();
  }
}
