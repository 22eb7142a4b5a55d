package dev.dyad.text;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A folder of files with prepared texts, each named by what it was made from. A file is written
 * aside and moved in place, and ends with a checksum: one that is cut short or damaged is as good
 * as none. When the folder grows too large, the files not used for longest go.
 */
final class PreparationFolder {
  private static final String ENDING = ".prepared";
  private static final String UNFINISHED = ".part";

  /** Goes up whenever the same text would be prepared differently, or written differently. */
  private static final int VERSION = 1;

  private final Path folder;
  private final long mostBytes;

  PreparationFolder(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /** The name for texts prepared this way: a hash of all that is in them. */
  static String key(List<String> texts, Preparation preparation) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((preparation + " " + VERSION).getBytes(StandardCharsets.UTF_8));
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The packed tokens of that many texts; nothing if there is no such file, or a damaged one. */
  Optional<List<byte[]>> read(String key, int texts) throws IOException {
    Path file = folder.resolve(key + ENDING);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var checked =
        new CheckedInputStream(
            new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
    try (var in = new DataInputStream(checked)) {
      var packed = new ArrayList<byte[]>(texts);
      long left = Files.size(file);
      for (int i = 0; i < texts; i++) {
        int length = in.readInt();
        left -= Integer.BYTES + (long) length;
        if (length < 0 || left < Long.BYTES) {
          return Optional.empty();
        }
        packed.add(in.readNBytes(length));
      }
      long sum = checked.getChecksum().getValue();
      if (left != Long.BYTES || in.readLong() != sum) {
        return Optional.empty();
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(packed);
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  /** Writes packed tokens, and makes room for them. */
  void write(String key, List<byte[]> packed) throws IOException {
    Files.createDirectories(folder);
    Path aside = Files.createTempFile(folder, key, UNFINISHED);
    try {
      var checked =
          new CheckedOutputStream(
              new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16), new CRC32());
      try (var out = new DataOutputStream(checked)) {
        for (byte[] bytes : packed) {
          out.writeInt(bytes.length);
          out.write(bytes);
        }
        out.writeLong(checked.getChecksum().getValue());
      }
      Files.move(
          aside,
          folder.resolve(key + ENDING),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
    makeRoom();
  }

  /** Deletes what was not used for longest until the rest fits, and what was never finished. */
  private void makeRoom() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    Instant yesterday = Instant.now().minusSeconds(24 * 3600);
    var kept = new ArrayList<Kept>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(UNFINISHED) && used(file).isBefore(yesterday)) {
        Files.deleteIfExists(file);
      } else if (name.endsWith(ENDING)) {
        kept.add(new Kept(file, used(file), Files.size(file)));
      }
    }
    kept.sort(Comparator.comparing(Kept::used).reversed());
    long bytes = 0;
    for (Kept file : kept) {
      bytes += file.size;
      if (bytes > mostBytes) {
        Files.deleteIfExists(file.path);
      }
    }
  }

  private record Kept(Path path, Instant used, long size) {}

  private static Instant used(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }
}
