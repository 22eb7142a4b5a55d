package dev.dyad.learn.export;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.dyad.core.Require;
import dev.dyad.learn.AtomicFile;
import dev.dyad.learn.EncoderParts;
import dev.dyad.learn.EncoderParts.NamedArray;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An encoder as TorchScript archive: a zip of stored entries with the code, the pickled module tree
 * and one file a tensor.
 *
 * @param parts the encoder
 * @see <a
 *     href="https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md">the
 *     format</a>
 */
record TorchScriptFile(EncoderParts parts) {
  /** File format 10: torch 1.11 and later. */
  private static final String VERSION = "10\n";

  private static final LocalDateTime MOMENT = LocalDateTime.of(2000, 1, 1, 0, 0);

  /** A pickle of an empty tuple: there are no constants beside the code. */
  private static final byte[] NO_CONSTANTS = new Pickle().emptyTuple().end();

  void write(Path file, Map<String, String> notes) throws IOException {
    for (NamedArray weight : parts.weights()) {
      Require.that(
          weight.array().getDataType() == DataType.FLOAT32,
          "weight '%s' must hold 32-bit floats to be exported, but holds %s",
          weight.name(),
          weight.array().getDataType());
    }
    AtomicFile.write(
        file,
        channel -> {
          var zip =
              new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
          put(zip, "version", ascii(VERSION));
          put(zip, "byteorder", ascii("little"));
          var tree = new TorchModules(parts);
          put(zip, "code/__torch__.py", tree.code().getBytes(StandardCharsets.UTF_8));
          put(zip, "data.pkl", tree.state());
          put(zip, "constants.pkl", NO_CONSTANTS);
          for (var note : notes.entrySet()) {
            put(zip, "extra/" + note.getKey(), note.getValue().getBytes(StandardCharsets.UTF_8));
          }
          for (int i = 0; i < parts.weights().size(); i++) {
            put(zip, "data/" + i, bytes(parts.weights().get(i)));
          }
          zip.finish();
          zip.flush();
        });
  }

  /** The numbers of a weight, little-endian. */
  static byte[] bytes(NamedArray weight) {
    try (NDManager scratch = weight.array().getManager().newSubManager()) {
      var view = weight.array().stopGradient();
      view.attach(scratch);
      ByteBuffer buffer = view.toByteBuffer(true);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry("encoder/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(MOMENT); // equal encoders make equal files
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
