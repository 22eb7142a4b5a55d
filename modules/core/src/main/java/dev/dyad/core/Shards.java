package dev.dyad.core;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Folders of shards: uncompressed tar archives as WebDataset has them. Files of one sample follow
 * each other and have the same name up to the first dot; {@code .cls} is the class. {@link
 * Contents#open} reads such a folder, or one shard, as if the files lay in a folder, each where it
 * lies in its shard.
 *
 * <p>Where other programs made the shards, and names have no folders, files are read as if they lay
 * in the folder that {@code .cls} names.
 */
public final class Shards {
  /** The file of offsets beside the shards; without it, or where it is old, they are found anew. */
  public static final String INDEX = "shards.index";

  /** In a shard's global header: {@link #escaped} was applied, and names are to be kept. */
  public static final String ESCAPED = "DYAD.names=escaped";

  private Shards() {}

  /** Whether a folder holds tar archives and nothing else that is not hidden. */
  public static boolean areIn(Path folder) throws IOException {
    boolean any = false;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".") && !name.equals(INDEX)) {
          if (!isTar(name)) {
            return false;
          }
          any = true;
        }
      }
    }
    return any;
  }

  /** The shards of a folder, in the order of their names. */
  static List<Path> in(Path folder) throws IOException {
    var shards = new ArrayList<Path>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".") && isTar(name)) {
          shards.add(file);
        }
      }
    }
    shards.sort(null);
    return List.copyOf(shards);
  }

  static boolean isTar(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".tar");
  }

  /**
   * Finds the files in a folder of shards and writes down where they lie.
   *
   * @throws IOException if a shard is damaged, or the index cannot be written
   */
  public static void writeIndex(Path folder) throws IOException {
    TarIndex.scan(in(folder)).write(folder.resolve(INDEX));
  }

  /**
   * A name whose first dot is that before its ending, as programs expect that read shards: {@code
   * a/photo.2020.jpg} is {@code a/photo%2E2020.jpg}.
   */
  public static String escaped(String name) {
    int start = name.lastIndexOf('/') + 1;
    int dot = name.lastIndexOf('.');
    String whole = name.replace("%", "%25");
    if (dot <= start) {
      return whole;
    }
    String stem = name.substring(start, dot).replace("%", "%25").replace(".", "%2E");
    return name.substring(0, start).replace("%", "%25")
        + stem
        + name.substring(dot).replace("%", "%25");
  }

  static String unescaped(String name) {
    return name.replace("%2E", ".").replace("%25", "%");
  }
}
