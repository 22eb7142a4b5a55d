package dev.dyad.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Matrices of floats in NumPy's format: written as version 1.0, read in any version. */
final class NpyFile {
  /** Long enough for every shape, so that it can be written again when the shape is known. */
  static final int HEADER_BYTES = 128;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Pattern FORM =
      Pattern.compile(
          "\\{(?=.*'descr': '(?<type>[^']*)')(?=.*'fortran_order': (?<fortran>True|False))"
              + "(?=.*'shape': \\((?<rows>\\d{1,10}), (?<columns>\\d{1,10})\\)).*\\}\\s*");

  private NpyFile() {}

  /** A matrix, row after row. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Matrix(int rows, int columns, float[] values) {}

  /** What stands before the rows. */
  static byte[] header(int rows, int columns) {
    String shape =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (HEADER_BYTES - 10));
    header.put(shape.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').array();
  }

  /** A row as it stands in the file. */
  static byte[] row(float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    return bytes.array();
  }

  /**
   * Reads a matrix of 32- or 64-bit floats.
   *
   * @throws IOException if the file cannot be read or is none, naming it and what is wrong
   */
  static Matrix read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      Matcher form = form(file, channel);
      int bytes = form.group("type").equals("<f8") ? 8 : 4;
      require(
          form.group("type").matches("<f[48]") && form.group("fortran").equals("False"),
          file,
          "must hold rows of '<f4' or '<f8', but holds '%s'%s. Write it by numpy.save(file,"
              + " array.astype('float32', order='C'))",
          form.group("type"),
          form.group("fortran").equals("True") ? " by columns" : "");
      long rows = Long.parseLong(form.group("rows"));
      long columns = Long.parseLong(form.group("columns"));
      long there = (channel.size() - channel.position()) / bytes;
      require(
          there * bytes == channel.size() - channel.position() && there == rows * columns,
          file,
          "must hold %d x %d numbers, but there are %d: it was cut short or damaged. Write it anew",
          rows,
          columns,
          there);
      require(
          rows > 0 && columns > 0 && there <= Integer.MAX_VALUE - 8,
          file,
          "%d x %d numbers cannot be held in memory at once",
          rows,
          columns);
      return new Matrix((int) rows, (int) columns, numbers(file, channel, (int) there, bytes));
    }
  }

  /** Reads up to the end of the header. */
  private static Matcher form(Path file, FileChannel channel) throws IOException {
    byte[] start = next(file, channel, 8).array();
    require(
        Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC),
        file,
        "is no file of NumPy's: it does not begin with its name");
    long length =
        start[6] == 1
            ? Short.toUnsignedInt(next(file, channel, 2).getShort())
            : Integer.toUnsignedLong(next(file, channel, 4).getInt());
    require(length <= LONGEST_HEADER, file, "its header cannot be %d bytes long", length);
    byte[] header = next(file, channel, (int) length).array();
    String text = new String(header, StandardCharsets.ISO_8859_1);
    Matcher form = FORM.matcher(text);
    require(form.matches(), file, "must hold a matrix, but its header is %s", text.strip());
    return form;
  }

  private static ByteBuffer next(Path file, FileChannel channel, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    fill(file, channel, buffer);
    return buffer;
  }

  private static void fill(Path file, FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      require(channel.read(buffer) >= 0, file, "ends too early");
    }
    buffer.flip();
  }

  private static float[] numbers(Path file, FileChannel channel, int count, int bytes)
      throws IOException {
    float[] values = new float[count];
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < count; ) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, (long) bytes * (count - at)));
      fill(file, channel, buffer);
      while (buffer.hasRemaining()) {
        values[at++] = bytes == 4 ? buffer.getFloat() : (float) buffer.getDouble();
      }
    }
    return values;
  }

  private static void require(boolean holds, Path file, String rule, Object... values)
      throws IOException {
    if (!holds) {
      throw new IOException(file + ": " + String.format(Locale.ROOT, rule, values));
    }
  }
}
