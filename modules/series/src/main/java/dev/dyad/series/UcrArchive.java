package dev.dyad.series;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the time series of the UCR and UEA archives: {@code .ts} (with a header; channels parted by
 * colons, the class last), and {@code .tsv} and {@code .txt} (one series a line, the class first).
 * From a folder with {@code NAME_TRAIN} and {@code NAME_TEST} files, which are its splits, or from
 * one file. Where a folder has the same split in several formats, {@code .ts} is taken, then {@code
 * .tsv}. Values that are missing are written {@code ?} or {@code NaN}. A line that cannot be read
 * is skipped and listed.
 *
 * @see <a href="https://www.timeseriesclassification.com">the archives</a>
 */
public record UcrArchive() implements DatasetReader<Series> {
  private static final List<String> ENDINGS = List.of(".ts", ".tsv", ".txt");

  @Override
  public boolean accepts(Path path) {
    try {
      if (Files.isRegularFile(path)) {
        return isSeries(path) && !lower(path).endsWith(".txt") || split(path) != null;
      }
      return Files.isDirectory(path) && !bySplit(path).isEmpty();
    } catch (IOException | RuntimeException e) {
      return false; // what cannot be listed is nothing that can be read
    }
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return Files.isDirectory(path)
        ? List.copyOf(bySplit(path).descendingKeySet()) // train before test
        : List.of(ALL);
  }

  @Override
  public Dataset<Series> read(Path path, String split) throws IOException {
    if (!Files.isDirectory(path)) {
      requireSplit(path, split, List.of(ALL));
      return UcrFile.read(path, UcrFile.labelNames(List.of(path)));
    }
    var files = bySplit(path);
    requireSplit(path, split, List.copyOf(files.keySet()));
    return UcrFile.read(files.get(split), UcrFile.labelNames(files.values()));
  }

  private static void requireSplit(Path path, String split, List<String> known) {
    if (!known.contains(split)) {
      throw new IllegalArgumentException(
          "%s: no split '%s'. %s".formatted(path, split, Nearest.hint(split, known)));
    }
  }

  /** The file of each split, the formats in their order. */
  private static TreeMap<String, Path> bySplit(Path folder) throws IOException {
    var files = new TreeMap<String, Path>();
    var names = new ArrayList<Path>();
    try (Stream<Path> found = Files.list(folder)) {
      found.filter(Files::isRegularFile).sorted().forEach(names::add);
    }
    for (String ending : ENDINGS) {
      for (Path file : names) {
        String split = split(file);
        if (split != null && lower(file).endsWith(ending)) {
          files.putIfAbsent(split, file);
        }
      }
    }
    return files;
  }

  private static String split(Path file) {
    String stem = lower(file).replaceFirst("\\.[a-z]+$", "");
    if (!isSeries(file)) {
      return null;
    }
    return stem.endsWith("_train") ? "train" : stem.endsWith("_test") ? "test" : null;
  }

  private static boolean isSeries(Path file) {
    return ENDINGS.stream().anyMatch(lower(file)::endsWith);
  }

  private static String lower(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
