package dev.dyad.image;

import dev.dyad.core.Contents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;

/** What {@link Contents} opens, and compressed tar archives as well. */
final class ArchiveContents {
  private ArchiveContents() {}

  /**
   * Lists a path.
   *
   * @param maxHeldBytes how much {@link Contents#load} may keep in memory
   * @throws IOException if it cannot be listed; the message names the path and the reason
   */
  static Contents open(Path path, long maxHeldBytes) throws IOException {
    if (!isCompressedTar(path)) {
      return Contents.open(path);
    }
    try {
      return CompressedTar.of(path, maxHeldBytes);
    } catch (IOException e) {
      throw new IOException(path + ": cannot be listed: " + e, e);
    }
  }

  /** As {@link Contents#any}. */
  static boolean any(Path path, Predicate<String> wanted) {
    if (!isCompressedTar(path)) {
      return Contents.any(path, wanted);
    }
    try {
      return CompressedTar.any(path, wanted);
    } catch (IOException | RuntimeException e) {
      return false; // what cannot be listed is nothing that can be read
    }
  }

  /** Whether a file is a tar and compressed, by its name; or by its first bytes, if it hides it. */
  private static boolean isCompressedTar(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    if (!Files.isRegularFile(path)) {
      return false;
    }
    if (name.endsWith(".tar")) {
      try (InputStream in = Files.newInputStream(path)) {
        return in.read() == 0x1F && in.read() == 0x8B;
      } catch (IOException e) {
        return false; // whoever opens it finds the reason
      }
    }
    return name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }
}
