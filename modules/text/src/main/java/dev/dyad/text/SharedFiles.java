package dev.dyad.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is read from files, once for all that name the same; again if a file has changed. */
final class SharedFiles<V> {
  private final Map<Key, V> values = new ConcurrentHashMap<>();
  private final Reader<V> reader;

  private record Key(Path file, long size, FileTime changed) {}

  /** Reads a file. */
  @FunctionalInterface
  interface Reader<V> {
    V read(Path file) throws IOException;
  }

  SharedFiles(Reader<V> reader) {
    this.reader = reader;
  }

  /**
   * What is in the file.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  V get(Path file) {
    try {
      var key = new Key(file.toRealPath(), Files.size(file), Files.getLastModifiedTime(file));
      V known = values.get(key);
      if (known == null) {
        known = reader.read(file);
        values.put(key, known);
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }
}
