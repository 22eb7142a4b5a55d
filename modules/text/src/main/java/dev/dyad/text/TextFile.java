package dev.dyad.text;

import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * UTF-8 text files: plain or compressed as {@code .gz}, with a byte order mark or without. Bytes
 * that are not UTF-8 come as {@link #BROKEN}, for their row to be left out.
 */
final class TextFile {
  /** Stands for bytes that are not UTF-8. */
  static final char BROKEN = '\uFFFD';

  private static final Pattern SPLIT =
      Pattern.compile("(?:^|[^a-z])(train|test|val|dev)(?:[^a-z]|$)");
  private static final int GZIP = 0x1F8B;

  private TextFile() {}

  /** Opens a file. */
  static BufferedReader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      bytes.mark(3);
      int first = (bytes.read() << 8) | bytes.read();
      bytes.reset();
      if (first == GZIP) {
        bytes = new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16);
        bytes.mark(3);
        first = (bytes.read() << 8) | bytes.read();
        bytes.reset();
      }
      if (first == 0xFEFF || first == 0xFFFE) {
        throw new IOException(
            file + ": UTF-16, but must be UTF-8. Convert it, with iconv for example");
      }
      int third = first == 0xEFBB ? third(bytes) : -1;
      if (third != 0xBF) {
        bytes.reset();
      }
      return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (ZipException | EOFException e) {
      bytes.close();
      throw new IOException(file + ": damaged gzip: " + e, e);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static int third(InputStream bytes) throws IOException {
    bytes.skipNBytes(2);
    return bytes.read();
  }

  /** Whether a file's name, or that of some file in a folder, ends so, {@code .gz} aside. */
  static boolean isNamed(Path path, String... endings) {
    if (!Files.isDirectory(path)) {
      return Files.isRegularFile(path) && ends(path, endings);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.anyMatch(f -> Files.isRegularFile(f) && isSplit(f) && ends(f, endings));
    } catch (IOException e) {
      return false; // a folder that cannot be listed is of no known format
    }
  }

  /** Whether a file's name ends so, {@code .gz} aside. */
  static boolean ends(Path file, String... endings) {
    String name = plainName(file);
    return Stream.of(endings).anyMatch(name::endsWith);
  }

  private static String plainName(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  private static boolean isSplit(Path file) {
    return SPLIT.matcher(plainName(file)).find();
  }

  /**
   * The files by split: a file is all there is; a folder has a split for each file with train,
   * test, val or dev as a word of its name.
   *
   * @throws IOException if a folder cannot be listed
   */
  static Map<String, Path> splits(Path path, String... endings) throws IOException {
    if (!Files.isDirectory(path)) {
      return Map.of(DatasetReader.ALL, path);
    }
    var splits = new TreeMap<String, Path>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file :
          files.filter(f -> Files.isRegularFile(f) && ends(f, endings)).sorted().toList()) {
        var matcher = SPLIT.matcher(plainName(file));
        if (matcher.find()) {
          splits.putIfAbsent(matcher.group(1), file);
        }
      }
    }
    if (splits.isEmpty()) {
      throw new IOException(
          path
              + ": found no file named for a split, such as train"
              + endings[0]
              + ". Name a file instead of the folder");
    }
    return splits;
  }

  /**
   * The file of a split.
   *
   * @throws IllegalArgumentException if there is no such split
   */
  static Path of(Path path, String split, String... endings) throws IOException {
    Map<String, Path> splits = splits(path, endings);
    Path file = splits.get(split);
    if (file == null) {
      throw new IllegalArgumentException(
          "%s: no split '%s'. %s"
              .formatted(path, split, Nearest.hint(split, List.copyOf(splits.keySet()))));
    }
    return file;
  }
}
