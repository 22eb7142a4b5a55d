package dev.dyad.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes float matrices in NumPy's format, version 1.0. */
final class NpyFile {
  private NpyFile() {}

  /**
   * Writes a matrix.
   *
   * @param rows rows of equal length
   * @throws IOException if the file cannot be written
   */
  static void write(Path file, float[][] rows) throws IOException {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(rows.length, columns);
    int padding = 64 - (10 + header.length() + 1) % 64;
    header += " ".repeat(padding % 64) + "\n";
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
      out.write(new byte[] {(byte) header.length(), (byte) (header.length() >> 8)});
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      ByteBuffer line = ByteBuffer.allocate(columns * 4).order(ByteOrder.LITTLE_ENDIAN);
      for (float[] row : rows) {
        line.clear();
        line.asFloatBuffer().put(row);
        out.write(line.array());
      }
    }
  }
}
