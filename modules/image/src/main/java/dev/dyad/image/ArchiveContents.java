package dev.dyad.image;

import dev.dyad.core.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;

/** What {@link Contents} opens, and tar archives as well. */
final class ArchiveContents {
  private ArchiveContents() {}

  /**
   * Lists a path.
   *
   * @param maxHeldBytes how much {@link Contents#load} may keep in memory
   * @throws IOException if it cannot be listed; the message names the path and the reason
   */
  static Contents open(Path path, long maxHeldBytes) throws IOException {
    if (!isTar(path)) {
      return Contents.open(path);
    }
    try {
      return TarContents.of(path, maxHeldBytes);
    } catch (IOException e) {
      throw new IOException(path + ": cannot be listed: " + e, e);
    }
  }

  /** As {@link Contents#any}. */
  static boolean any(Path path, Predicate<String> wanted) {
    if (!isTar(path)) {
      return Contents.any(path, wanted);
    }
    try {
      return TarContents.any(path, wanted);
    } catch (IOException | RuntimeException e) {
      return false; // what cannot be listed is nothing that can be read
    }
  }

  private static boolean isTar(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
    return Files.isRegularFile(path)
        && (name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz"));
  }
}
