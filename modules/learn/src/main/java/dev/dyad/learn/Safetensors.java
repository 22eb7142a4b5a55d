package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.dyad.core.Require;
import dev.dyad.learn.SafetensorsHeader.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of named arrays: eight bytes of header length, a JSON header with type, shape and offsets
 * of each, then the raw little-endian numbers. Nothing in it can run.
 *
 * @param path the file
 * @param header what it holds
 * @param dataStart where its numbers begin
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
record Safetensors(Path path, SafetensorsHeader header, long dataStart) {
  private static final int MAX_HEADER_BYTES = 100_000_000;

  private static final String PICKLE =
      """
      %s: looks like a PyTorch file, a pickle in a zip. Pickles can run code when they are read, so \
      they never are. Convert it once: python3 -c "import torch; from safetensors.torch import \
      save_file; s = torch.load('%s', weights_only=True); s = s.get('state_dict', s); \
      save_file({k: v.contiguous() for k, v in s.items()}, '%s.safetensors')"\
      """;

  /** NDArray.copyTo and set would give the array a new storage, and part it from its views. */
  private static final Script OVERWRITE =
      Script.of(
          """
          def overwrite(target: Tensor, values: Tensor) -> Tensor:
            return torch.copy_(target, values, False)
          """);

  /** Writes arrays in the map's order, one in memory at a time. */
  static void write(
      WritableByteChannel out, Map<String, NDArray> arrays, Map<String, String> metadata)
      throws IOException {
    Require.that(
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN,
        "safetensors are written on little-endian machines only");
    writeAll(out, header(arrays, metadata));
    for (NDArray array : arrays.values()) {
      // a copy made on the way to contiguous or host memory ends here
      try (NDManager scratch = array.getManager().newSubManager()) {
        NDArray view = array.stopGradient();
        view.attach(scratch);
        writeAll(out, view.toByteBuffer(true));
      }
    }
  }

  private static ByteBuffer header(Map<String, NDArray> arrays, Map<String, String> metadata) {
    var header = new LinkedHashMap<String, Object>();
    header.put("__metadata__", metadata);
    long at = 0;
    for (var entry : arrays.entrySet()) {
      NDArray array = entry.getValue();
      long end = at + array.size() * array.getDataType().getNumOfBytes();
      header.put(
          entry.getKey(), new Entry(array.getDataType(), array.getShape(), at, end).toTree());
      at = end;
    }
    byte[] json = Json.write(header).getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + 7) / 8 * 8;
    var bytes = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded).put(json);
    while (bytes.hasRemaining()) {
      bytes.put((byte) ' ');
    }
    return bytes.flip();
  }

  /**
   * Reads a file's header and checks all of it.
   *
   * @throws IllegalArgumentException if the file is not whole and well-formed, saying how
   */
  static Safetensors open(Path path) throws IOException {
    try (FileChannel in = FileChannel.open(path)) {
      long size = in.size();
      Require.that(size >= 8, "%s: no safetensors file, only %d bytes", path, size);
      ByteBuffer start = read(in, path, 0, 8);
      Require.that(!isPickle(start, size), PICKLE, path, path, path);
      long length = start.getLong(0);
      Require.that(
          length >= 2 && length <= MAX_HEADER_BYTES && length <= size - 8,
          "%s: header length must be in 2..%d, but was %d. Not a safetensors file, or cut short",
          path,
          Math.min(MAX_HEADER_BYTES, size - 8),
          length);
      String json =
          StandardCharsets.UTF_8.newDecoder().decode(read(in, path, 8, length)).toString();
      var header = SafetensorsHeader.parse(path, json, size - 8 - length);
      return new Safetensors(path, header, 8 + length);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(path + ": the header is not UTF-8", e);
    }
  }

  /** A zip, as PyTorch writes it, or a bare pickle whose next bytes make no sense as a length. */
  private static boolean isPickle(ByteBuffer start, long size) {
    boolean zip = start.getInt(0) == 0x04034b50;
    boolean pickle = (start.get(0) & 0xFF) == 0x80 && start.get(1) >= 2 && start.get(1) <= 5;
    return zip || pickle && (start.getLong(0) < 0 || start.getLong(0) > size - 8);
  }

  /**
   * What was written beside the arrays.
   *
   * @throws IllegalArgumentException if there is no such key
   */
  String metadata(String key) {
    Require.that(
        header.metadata().containsKey(key),
        "%s: has no '%s'. It was not written by this program",
        path,
        key);
    return header.metadata().get(key);
  }

  /**
   * Overwrites arrays with those of the same names in the file.
   *
   * @throws IllegalArgumentException if names, shapes or types differ, before any array is changed
   */
  void readInto(Map<String, NDArray> targets) throws IOException {
    targets.forEach(this::requireSame);
    for (String name : header.entries().keySet()) {
      Require.that(
          targets.containsKey(name),
          "%s: unexpected array '%s'. It was written for another network",
          path,
          name);
    }
    try (FileChannel in = FileChannel.open(path)) {
      for (var target : targets.entrySet()) {
        Entry entry = header.entries().get(target.getKey());
        ByteBuffer bytes = read(in, path, dataStart + entry.begin(), entry.end() - entry.begin());
        overwrite(target.getValue(), bytes);
      }
    }
  }

  /**
   * Overwrites arrays of 32-bit floats with the floating-point numbers of the same names in the
   * file, of whatever precision.
   *
   * @throws IllegalArgumentException if one is missing, has another shape, is of whole numbers, or
   *     holds NaN or infinite numbers; before any array is changed; numbers are looked at one array
   *     at a time
   */
  void convertInto(Map<String, NDArray> targets) throws IOException {
    targets.forEach(this::requireSameShape);
    try (FileChannel in = FileChannel.open(path)) {
      for (var target : targets.entrySet()) {
        Entry entry = header.entries().get(target.getKey());
        ByteBuffer bytes = read(in, path, dataStart + entry.begin(), entry.end() - entry.begin());
        ByteBuffer floats = RawNumbers.toFloats(path, target.getKey(), entry.type(), bytes);
        overwrite(target.getValue(), floats);
      }
    }
  }

  private static void overwrite(NDArray array, ByteBuffer bytes) {
    try (NDManager scratch = array.getManager().newSubManager();
        NDArray values = scratch.create(bytes, array.getShape(), array.getDataType())) {
      OVERWRITE.callWithoutGradients(scratch, array, values);
    }
  }

  private void requireSameShape(String name, NDArray target) {
    Entry entry = header.entries().get(name);
    Require.that(
        entry.shape().equals(target.getShape()),
        "%s: array '%s' must have shape %s here, but has %s",
        path,
        name,
        target.getShape(),
        entry.shape());
  }

  private void requireSame(String name, NDArray target) {
    Entry entry = header.entries().get(name);
    Require.that(
        entry != null, "%s: has no array '%s'. It was written for another network", path, name);
    Require.that(
        entry.type() == target.getDataType() && entry.shape().equals(target.getShape()),
        "%s: array '%s' must be %s %s, but was %s %s. It was written for another network",
        path,
        name,
        target.getDataType(),
        target.getShape(),
        entry.type(),
        entry.shape());
  }

  private static ByteBuffer read(FileChannel in, Path path, long from, long count)
      throws IOException {
    Require.that(count <= Integer.MAX_VALUE, "%s: an array of more than 2 GiB", path);
    var bytes = ByteBuffer.allocateDirect(Math.toIntExact(count)).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (in.read(bytes, from + bytes.position()) < 0) {
        throw new IllegalArgumentException(path + ": cut short while being read");
      }
    }
    return bytes.flip();
  }

  private static void writeAll(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
