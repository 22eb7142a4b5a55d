package dev.dyad.data;

import dev.dyad.core.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders on this machine. */
final class FolderNames {
  private FolderNames() {}

  /** Names of the files in a folder that one of the globs takes, sorted by code units. */
  static List<String> matching(Path folder, List<String> globs) throws IOException {
    var patterns = new NamePatterns(globs);
    try (Contents contents = Contents.open(folder)) {
      return contents.names().stream().filter(patterns::take).toList();
    }
  }

  /** Deletes a file, or a folder with all in it; links are deleted, not followed. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(path)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
