package dev.dyad.cli;

import dev.dyad.core.Require;
import java.nio.file.Path;

/** What files of embeddings and scores have in common. */
final class EmbeddingFiles {
  private EmbeddingFiles() {}

  /**
   * Fails unless a file's name says one of the formats.
   *
   * @param option by which the file was given
   */
  static void checkName(String option, Path file) {
    Require.that(
        isCsv(file) || file.toString().endsWith(".npy"),
        "%s must end in .npy or .csv, but was '%s'",
        option,
        file);
  }

  /** Whether numbers stand in the same file as ids and labels, as text. */
  static boolean isCsv(Path file) {
    return file.toString().endsWith(".csv");
  }

  /** The file with ids and labels. */
  static Path ids(Path file) {
    return isCsv(file) ? file : file.resolveSibling(file.getFileName() + ".ids.csv");
  }

  /** A field of a CSV file, in quotes where it needs them. */
  static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
