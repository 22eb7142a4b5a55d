package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dyad.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  private static byte[] file(long headerLength, String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(headerLength)
        .put(json)
        .array();
  }

  private Safetensors open(byte[] bytes) {
    try {
      return Safetensors.open(Files.write(folder.resolve("file.safetensors"), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertRejected(String header, int dataBytes, String message) {
    assertThatThrownBy(() -> open(file(header.length(), header, dataBytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file.safetensors")
        .hasMessageContaining(message);
  }

  private static String array(String type, String shape, String offsets) {
    return "{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}".formatted(type, shape, offsets);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Path path = folder.resolve("arrays.safetensors");
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      var arrays = new LinkedHashMap<String, NDArray>();
      arrays.put("matrix", manager.create(new float[] {1, -2, 3, 4, 5, 6}, new Shape(2, 3)));
      arrays.put("scalar", manager.create(7.5f));
      arrays.put("counts", manager.create(new long[] {1L << 40, -1}));
      arrays.put("turned", arrays.get("matrix").transpose()); // not contiguous
      AtomicFile.write(path, out -> Safetensors.write(out, arrays, Map.of("a", "b \"ü\"\n")));
      var read = new LinkedHashMap<String, NDArray>();
      arrays.forEach((name, a) -> read.put(name, manager.zeros(a.getShape(), a.getDataType())));
      Safetensors file = Safetensors.open(path);
      file.readInto(read);
      assertThat(file.metadata("a")).isEqualTo("b \"ü\"\n");
      arrays.forEach((name, a) -> assertThat(read.get(name)).as(name).isEqualTo(a));
    }
  }

  @Test
  void numbersBeginAtAMultipleOfEight() throws IOException {
    Path path = folder.resolve("arrays.safetensors");
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      Map<String, NDArray> arrays = Map.of("x", manager.create(1f));
      AtomicFile.write(path, out -> Safetensors.write(out, arrays, Map.of()));
      assertThat(Safetensors.open(path).dataStart() % 8).isZero();
    }
  }

  @Test
  void rejectsArraysOfAnotherNetwork() throws IOException {
    Path path = folder.resolve("arrays.safetensors");
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      Map<String, NDArray> arrays = Map.of("x", manager.create(new float[] {1, 2}));
      AtomicFile.write(path, out -> Safetensors.write(out, arrays, Map.of()));
      Safetensors file = Safetensors.open(path);
      NDArray three = manager.zeros(new Shape(3));
      assertThatThrownBy(() -> file.readInto(Map.of("x", three)))
          .hasMessageContaining("array 'x' must be float32 (3), but was float32 (2)");
      assertThatThrownBy(() -> file.readInto(Map.of("y", three)))
          .hasMessageContaining("has no array 'y'");
      assertThatThrownBy(() -> file.readInto(Map.of()))
          .hasMessageContaining("unexpected array 'x'");
    }
  }

  @Test
  void rejectsAnAbsurdHeaderLength() {
    for (long length : new long[] {-1, 0, 1, 3, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> open(file(length, "{}", 0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("header length must be in 2..2, but was " + length);
    }
    assertThatThrownBy(() -> open(new byte[3])).hasMessageContaining("only 3 bytes");
  }

  @Test
  void rejectsGapsAndOverlaps() {
    String a = "{\"a\":" + array("F32", "[2]", "[0,8]") + ",\"b\":";
    String whole = a + array("F32", "[1]", "[8,12]") + "}";
    assertThat(open(file(whole.length(), whole, 12)).header().entries()).containsKeys("a", "b");
    assertRejected(a + array("F32", "[1]", "[4,8]") + "}", 12, "without gap or overlap");
    assertRejected(a + array("F32", "[1]", "[12,16]") + "}", 16, "without gap or overlap");
    assertRejected(a + array("F32", "[1]", "[8,12]") + "}", 16, "12 bytes of numbers, but");
  }

  @Test
  void rejectsOffsetsOutsideTheFile() {
    assertRejected("{\"a\":" + array("F32", "[2]", "[0,8]") + "}", 4, "must rise within 0..4");
    assertRejected("{\"a\":" + array("F32", "[0]", "[4,0]") + "}", 4, "must rise within 0..4");
    assertRejected("{\"a\":" + array("F32", "[1]", "[-4,0]") + "}", 4, "natural numbers");
  }

  @Test
  void rejectsShapesThatDoNotFitTheBytes() {
    assertRejected("{\"a\":" + array("F32", "[3]", "[0,8]") + "}", 8, "cannot have 8 bytes");
    assertRejected(
        "{\"a\":" + array("F32", "[4611686018427387904,4]", "[0,0]") + "}", 0, "absurd shape");
    assertRejected("{\"a\":" + array("F4", "[2]", "[0,8]") + "}", 8, "unknown type F4");
  }

  @Test
  void rejectsWhatIsNotJson() {
    assertRejected("{\"a\":}", 0, "expected a value at position 6");
    assertRejected("{} x", 0, "expected the end");
    assertRejected("{\"a\":1,\"a\":2}", 0, "given twice");
    assertRejected("[]", 0, "must be a JSON object");
    assertRejected("[".repeat(1000), 0, "nested more than 64 deep");
  }

  @Test
  void damagedFilesAreRefusedOrReadNeverWorse() throws IOException {
    String header = "{\"__metadata__\":{\"k\":\"v\"},\"a\":" + array("F32", "[2,1]", "[0,8]") + "}";
    byte[] whole = file(header.length(), header, 8);
    Seeds.forAll(
        2000,
        random -> {
          byte[] damaged = whole.clone();
          for (int i = 0; i < 1 + random.nextInt(3); i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
          }
          byte[] cut = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
          try {
            open(random.nextBoolean() ? cut : damaged);
          } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).contains("file.safetensors");
          }
        });
  }
}
