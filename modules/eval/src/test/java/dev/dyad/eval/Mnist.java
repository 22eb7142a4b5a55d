package dev.dyad.eval;

import dev.dyad.testkit.SharedData;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Handwritten digits as raw pixels in 0..1, from the shared data beside the repository. */
final class Mnist {
  private Mnist() {}

  static Embeddings test() {
    return read("t10k", 10_000);
  }

  static Embeddings train() {
    return read("train", 60_000);
  }

  private static Embeddings read(String part, int count) {
    byte[] pixels = bytes(part + "-images-idx3-ubyte.gz", 16, count * 784);
    byte[] classes = bytes(part + "-labels-idx1-ubyte.gz", 8, count);
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (pixels[i] & 0xff) / 255f;
    }
    var names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    var ids = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    int[] labels = IntStream.range(0, count).map(i -> classes[i]).toArray();
    return Embeddings.ofRows(784, values, ids, labels, names);
  }

  private static byte[] bytes(String file, int header, int length) {
    Path path = SharedData.require("mnist/" + file);
    try (var in = new DataInputStream(new GZIPInputStream(Files.newInputStream(path), 1 << 16))) {
      in.skipNBytes(header);
      byte[] bytes = new byte[length];
      in.readFully(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
