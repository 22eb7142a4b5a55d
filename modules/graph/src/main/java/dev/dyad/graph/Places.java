package dev.dyad.graph;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files below a path, which may be a folder, a zip archive or one file. */
final class Places {
  private static final int DEPTH = 8;

  private Places() {}

  /** What is done with the files. */
  @FunctionalInterface
  interface Reading<R> {
    R of(Path root, List<Path> files) throws IOException;
  }

  /**
   * Lists the files and does something with them while the archive, if it is one, is open.
   *
   * @throws IOException if the path cannot be listed; the message names it and the reason
   */
  static <R> R read(Path path, Reading<R> reading) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "there is no such file or folder");
    }
    if (!isZip(path)) {
      return reading.of(path, list(path));
    }
    try (FileSystem zip = FileSystems.newFileSystem(path)) {
      Path root = zip.getPath("/");
      return reading.of(root, list(root));
    } catch (java.util.zip.ZipException | java.util.zip.ZipError e) {
      throw new IOException(path + ": is no zip archive, or a damaged one: " + e.getMessage(), e);
    }
  }

  private static List<Path> list(Path root) throws IOException {
    try (Stream<Path> files = Files.find(root, DEPTH, (p, a) -> a.isRegularFile())) {
      return files.sorted().toList();
    } catch (java.io.UncheckedIOException e) {
      throw new IOException(root + ": cannot be listed: " + e.getCause(), e);
    }
  }

  private static boolean isZip(Path path) {
    Path name = path.getFileName();
    return name != null
        && name.toString().toLowerCase(Locale.ROOT).endsWith(".zip")
        && Files.isRegularFile(path);
  }
}
