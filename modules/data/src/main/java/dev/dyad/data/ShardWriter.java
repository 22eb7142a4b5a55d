package dev.dyad.data;

import dev.dyad.core.Contents;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Require;
import dev.dyad.core.Shards;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Packs files into {@link Shards}: {@code shard-000000.tar} and so on, with an index of where each
 * file lies. Files that differ in their ending only stay together, in the order of their names, and
 * after them comes {@code .cls} with the number of their class. The same files always make the same
 * bytes.
 *
 * @param shardBytes a shard is ended before it would be larger, if it has a sample already
 */
public record ShardWriter(long shardBytes) {
  private static final String CLASS = ".cls";
  private static final int BLOCK_BYTES = 512;
  private static final int HEADER_AND_END_BYTES = 4 * BLOCK_BYTES;

  /** Shards of 256 MB. */
  public ShardWriter() {
    this(256_000_000);
  }

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public ShardWriter {
    Require.that(shardBytes > 0, "shardBytes must be positive, but was %d", shardBytes);
  }

  /**
   * What was written.
   *
   * @param shards how many
   * @param files in them, classes aside
   * @param bytes of all shards
   */
  public record Written(int shards, int files, long bytes) {}

  /**
   * Packs all files that are not hidden.
   *
   * @param contents where they are
   * @param classes the number of a file's class, for those that have one
   * @param out the folder to make; is there whole afterwards, or not at all
   * @throws IOException if a file cannot be read, or out is there and holds something
   */
  public Written write(Contents contents, Map<String, Integer> classes, Path out)
      throws IOException {
    requireFree(out);
    Path aside = out.toAbsolutePath().resolveSibling("." + out.getFileName() + ".part");
    FolderNames.delete(aside);
    Files.createDirectories(aside);
    try {
      var queue = new ArrayDeque<>(samples(contents.names()).values());
      int files = queue.stream().mapToInt(List::size).sum();
      int shards = 0;
      long bytes = 0;
      while (!queue.isEmpty()) {
        Path shard = aside.resolve("shard-%06d.tar".formatted(shards++));
        fill(shard, queue, contents, classes);
        bytes += Files.size(shard);
      }
      Shards.writeIndex(aside);
      Files.deleteIfExists(out);
      Files.move(aside, out, StandardCopyOption.ATOMIC_MOVE);
      return new Written(shards, files, bytes);
    } finally {
      FolderNames.delete(aside);
    }
  }

  /** Takes samples off the queue until the shard is full. */
  private void fill(
      Path shard, Deque<List<String>> queue, Contents contents, Map<String, Integer> classes)
      throws IOException {
    try (var tar = new TarArchiveOutputStream(Files.newOutputStream(shard), "UTF-8")) {
      begin(tar);
      long filled = HEADER_AND_END_BYTES;
      while (!queue.isEmpty()) {
        List<byte[]> bytes = bytes(contents, queue.peek());
        long more = BLOCK_BYTES + BLOCK_BYTES; // the class
        for (int i = 0; i < bytes.size(); i++) {
          more += tarBytes(queue.peek().get(i), bytes.get(i));
        }
        if (filled > HEADER_AND_END_BYTES && filled + more > shardBytes) {
          return;
        }
        add(tar, queue.remove(), bytes, classes);
        filled += more;
      }
    }
  }

  /** What a file takes in a tar: a header, or three for a long name, and whole blocks. */
  private static long tarBytes(String name, byte[] content) {
    boolean isLong = Shards.escaped(name).getBytes(StandardCharsets.UTF_8).length > 99;
    long blocks = (content.length + BLOCK_BYTES - 1L) / BLOCK_BYTES;
    return (blocks + (isLong ? 3 : 1)) * BLOCK_BYTES;
  }

  private static void requireFree(Path out) throws IOException {
    if (Files.exists(out) && (!Files.isDirectory(out) || !isEmpty(out))) {
      throw new IOException(out + ": is there already. Name another folder, or delete it");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Files by what they are called up to the ending. */
  private static Map<String, List<String>> samples(List<String> names) {
    var samples = new TreeMap<String, List<String>>();
    for (String name : names) {
      if (!FolderLayout.isHidden(name) && !name.endsWith(CLASS)) {
        samples.computeIfAbsent(stem(Shards.escaped(name)), s -> new ArrayList<>()).add(name);
      }
    }
    return samples;
  }

  private static String stem(String escaped) {
    int dot = escaped.indexOf('.', escaped.lastIndexOf('/') + 1);
    return dot < 0 ? escaped : escaped.substring(0, dot);
  }

  private static List<byte[]> bytes(Contents contents, List<String> names) throws IOException {
    var all = new ArrayList<byte[]>();
    for (String name : names) {
      try (InputStream in = contents.stream(name)) {
        all.add(in.readAllBytes());
      }
    }
    return all;
  }

  /** Says in a header that names are escaped; other programs pass over it. */
  private static void begin(TarArchiveOutputStream tar) throws IOException {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    var entry =
        new TarArchiveEntry("pax_global_header", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER);
    int equals = Shards.ESCAPED.indexOf('=');
    entry.addPaxHeader(Shards.ESCAPED.substring(0, equals), Shards.ESCAPED.substring(equals + 1));
    entry.setModTime(0L);
    tar.putArchiveEntry(entry); // writes what is in it, and closes it
  }

  private static void add(
      TarArchiveOutputStream tar,
      List<String> names,
      List<byte[]> bytes,
      Map<String, Integer> classes)
      throws IOException {
    for (int i = 0; i < names.size(); i++) {
      put(tar, new TarArchiveEntry(Shards.escaped(names.get(i)), true), bytes.get(i));
    }
    var label = names.stream().filter(classes::containsKey).map(classes::get).findFirst();
    if (label.isPresent()) {
      byte[] digits = label.get().toString().getBytes(StandardCharsets.UTF_8);
      put(tar, new TarArchiveEntry(stem(Shards.escaped(names.get(0))) + CLASS, true), digits);
    }
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] bytes)
      throws IOException {
    entry.setSize(bytes.length);
    entry.setModTime(0L);
    entry.setMode(0100644);
    entry.setIds(0, 0);
    entry.setNames("", "");
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }
}
