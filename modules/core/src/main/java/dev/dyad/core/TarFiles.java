package dev.dyad.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Walks through the headers of an uncompressed tar archive, without reading what lies between them:
 * ustar, with the long names of GNU and of POSIX (pax).
 */
final class TarFiles {
  static final int BLOCK_BYTES = 512;

  private static final int MOST_HEADER_BYTES = 1 << 20;

  private final SeekableByteChannel channel;
  private final long length;
  private long at;
  private Optional<String> longName = Optional.empty();
  private Optional<Long> longSize = Optional.empty();
  private boolean escaped;

  private TarFiles(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.length = channel.size();
  }

  /**
   * Something in the archive.
   *
   * @param offset of its first byte
   * @param isFile whether it is a file: no link, no device
   * @param isWhole whether all its bytes are there
   * @param escaped whether the archive says that its names are {@linkplain Shards#escaped escaped}
   */
  record Entry(
      String name, long offset, long bytes, boolean isFile, boolean isWhole, boolean escaped) {}

  /** Is told of the entries. */
  @FunctionalInterface
  interface Visitor {
    /** Whether to go on. */
    boolean visit(Entry entry) throws IOException;
  }

  /**
   * Shows all entries but folders, in their order.
   *
   * @throws IOException if the archive is damaged
   */
  static void walk(Path archive, Visitor visitor) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(archive)) {
      var files = new TarFiles(channel);
      boolean more = true;
      while (more) {
        Optional<byte[]> header = files.header();
        more = header.isPresent() && files.entry(header.get(), visitor);
      }
    }
  }

  /** Whether a block is a header whose sum is right. */
  static boolean isHeader(byte[] block) {
    if (block.length != BLOCK_BYTES) {
      return false;
    }
    long sum = 0;
    for (int i = 0; i < BLOCK_BYTES; i++) {
      sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xFF;
    }
    try {
      return number(block, 148, 8) == sum;
    } catch (IOException e) {
      return false; // no number, no header
    }
  }

  /** The next header; empty at the end. */
  private Optional<byte[]> header() throws IOException {
    if (length - at < BLOCK_BYTES) {
      return Optional.empty();
    }
    byte[] block = bytes(BLOCK_BYTES);
    if (Arrays.equals(block, new byte[BLOCK_BYTES])) {
      return Optional.empty();
    }
    if (!isHeader(block)) {
      throw new IOException("damaged: no header at byte " + at);
    }
    return Optional.of(block);
  }

  private boolean entry(byte[] header, Visitor visitor) throws IOException {
    char type = (char) header[156];
    long bytes = longSize.isPresent() && isKept(type) ? longSize.get() : number(header, 124, 12);
    if (bytes < 0) {
      throw new IOException("damaged: a negative length at byte " + at);
    }
    at += BLOCK_BYTES;
    boolean more = true;
    switch (type) {
      case 'L' -> longName = Optional.of(text(bytes(bytes)));
      case 'x' -> pax(bytes(bytes));
      case 'g' -> escaped |= text(bytes(bytes)).contains(Shards.ESCAPED);
      case 'K' -> bytes(bytes);
      default -> {
        String name = longName.orElseGet(() -> name(header));
        if (type != '5' && !name.endsWith("/")) {
          boolean whole = bytes <= length - at;
          boolean isFile = type == '0' || type == '\0' || type == '7';
          more = visitor.visit(new Entry(name, at, bytes, isFile, whole, escaped)) && whole;
        }
        longName = Optional.empty();
        longSize = Optional.empty();
      }
    }
    long blocks = bytes / BLOCK_BYTES + (bytes % BLOCK_BYTES == 0 ? 0 : 1);
    boolean inside = blocks <= (length - at) / BLOCK_BYTES + 1;
    at = inside ? at + blocks * BLOCK_BYTES : length;
    return more;
  }

  /** Whether a header is of something in the archive, not of a longer header. */
  private static boolean isKept(char type) {
    return type != 'L' && type != 'K' && type != 'x' && type != 'g';
  }

  private static String name(byte[] header) {
    String name = text(Arrays.copyOfRange(header, 0, 100));
    boolean posix = text(Arrays.copyOfRange(header, 257, 263)).equals("ustar");
    String prefix = posix ? text(Arrays.copyOfRange(header, 345, 500)) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Records such as {@code 30 path=a/long/name\n}, each with its length. */
  private void pax(byte[] records) throws IOException {
    int start = 0;
    while (start < records.length && records[start] != 0) {
      int space = start;
      while (space < records.length && records[space] != ' ') {
        space++;
      }
      long bytes = decimal(records, start, space);
      if (bytes < space - start + 2 || bytes > records.length - start) {
        throw new IOException("damaged: a header of wrong length before byte " + at);
      }
      int end = start + (int) bytes;
      String record = new String(records, space + 1, end - space - 2, StandardCharsets.UTF_8);
      if (record.startsWith("path=")) {
        longName = Optional.of(record.substring("path=".length()));
      } else if (record.startsWith("size=")) {
        byte[] digits = record.substring("size=".length()).getBytes(StandardCharsets.UTF_8);
        longSize = Optional.of(decimal(digits, 0, digits.length));
      }
      start = end;
    }
  }

  private long decimal(byte[] text, int from, int to) throws IOException {
    try {
      return Long.parseLong(new String(text, from, to - from, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      throw new IOException("damaged: no number in a header before byte " + at, e);
    }
  }

  /** Up to the first NUL. */
  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** Octal digits, or in base 256 where the first bit is set. */
  private static long number(byte[] header, int from, int length) throws IOException {
    long value = 0;
    if ((header[from] & 0x80) != 0) {
      value = header[from] & 0x7F;
      for (int i = from + 1; i < from + length; i++) {
        value = value << 8 | header[i] & 0xFF;
      }
      return value;
    }
    String digits = text(Arrays.copyOfRange(header, from, from + length)).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("damaged: no number in a header: '" + digits + "'", e);
    }
  }

  /** The next bytes, without going on. */
  private byte[] bytes(long count) throws IOException {
    if (count > MOST_HEADER_BYTES || count > length - at) {
      throw new IOException("damaged: a header of %,d bytes at byte %,d".formatted(count, at));
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) count);
    channel.position(at);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("cut short at byte " + at);
      }
    }
    return buffer.array();
  }
}
