package dev.dyad.core;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The files below a path: those of a folder, of an archive, of {@link Shards}, or the one file
 * itself. Names are relative, with '/'; they are only names, nothing is ever written under them.
 * Safe for several threads once opened and loaded.
 */
public interface Contents extends Closeable {
  /** All files, sorted by Unicode code units, each once. */
  List<String> names();

  /** What cannot be listed: folders without permission, links, doubled names. */
  List<Skipped> skipped();

  /**
   * Makes these files ready to be opened: an archive that can only be read from front to back keeps
   * them in memory.
   *
   * @throws IOException if that cannot be done; the message names the path and the reason
   */
  default void load(Collection<String> names) throws IOException {}

  /** One of the loaded files. */
  InputStream stream(String name) throws IOException;

  /**
   * The bytes of one of the loaded files.
   *
   * @throws IOException if there are more than maxBytes, whatever the archive says about it
   */
  default byte[] bytes(String name, long maxBytes) throws IOException {
    try (InputStream in = stream(name)) {
      byte[] bytes = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > maxBytes) {
        throw new IOException(
            "has more than %d bytes, the limit. Raise the reader's limit if that is meant"
                .formatted(maxBytes));
      }
      return bytes;
    }
  }

  /**
   * Lists a folder, a folder of {@link Shards}, a {@code .zip}, a {@code .tar}, or the one file.
   *
   * @throws IOException if it cannot be listed; the message names the path and the reason
   */
  static Contents open(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "there is no such file or folder");
    }
    try {
      if (Files.isDirectory(path)) {
        return Shards.areIn(path) ? TarContents.ofFolder(path) : FolderContents.of(path);
      } else if (isZip(path)) {
        return ZipContents.of(path);
      } else if (isTar(path)) {
        return TarContents.of(path);
      }
      return FolderContents.ofFile(path);
    } catch (IOException e) {
      throw new IOException(path + ": cannot be listed: " + e, e);
    }
  }

  /** Those of the named files of a folder that exist. */
  static Contents ofFiles(Path folder, List<String> names) {
    return FolderContents.ofFiles(folder, names);
  }

  /**
   * Whether a file with such a name is among the first few thousand; false where the path cannot be
   * listed. Cheap, and never throws.
   */
  static boolean any(Path path, Predicate<String> wanted) {
    try {
      if (Files.isDirectory(path)) {
        return Shards.areIn(path)
            ? TarContents.anyInFolder(path, wanted)
            : FolderContents.any(path, wanted);
      } else if (isZip(path)) {
        return ZipContents.any(path, wanted);
      } else if (isTar(path)) {
        return TarContents.any(path, wanted);
      }
      return Files.isRegularFile(path) && wanted.test(path.getFileName().toString());
    } catch (IOException | RuntimeException e) {
      return false; // what cannot be listed is nothing that can be read
    }
  }

  private static boolean isTar(Path path) {
    Path name = path.getFileName();
    return name != null && Shards.isTar(name.toString());
  }

  private static boolean isZip(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }
}
