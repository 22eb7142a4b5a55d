package dev.dyad.series;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads long series from CSV files with a header, one file or all of a folder and its sub-folders,
 * cut into windows: one sample a window, named by file and first row. The splits are the beginning
 * and the rest of each file in time, so that no window of one reaches into the other. A file of
 * fewer times than a window is left out and listed. Columns whose first value is a number are
 * channels where none are named. An empty field, {@code NaN} or {@code ?} is a missing value.
 * Fields with commas stand in quotes.
 *
 * @param values columns that are channels; all numeric ones but the label where empty
 * @param label column that is 0 at normal times and anything else at odd ones; a window is odd if
 *     one of its times is. No labels where empty
 * @param window times a sample
 * @param stride times from one window to the next
 * @param trainShare share of each file's times, from its beginning, that are the training split
 */
public record SeriesCsv(
    List<String> values, String label, int window, int stride, double trainShare)
    implements DatasetReader<Series> {
  private static final List<String> SPLITS = List.of("train", "test");

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if window or stride are not positive
   */
  public SeriesCsv {
    values = List.copyOf(values);
    Require.positive("window", window);
    Require.positive("stride", stride);
    Require.that(
        trainShare > 0 && trainShare < 1,
        "trainShare must be above 0 and below 1, but was %s",
        trainShare);
  }

  /** All numeric columns, no labels, windows of 100 times, half overlapping; 0.7 to train on. */
  public SeriesCsv() {
    this(List.of(), "", 100, 50, 0.7);
  }

  @Override
  public boolean accepts(Path path) {
    try {
      return !files(path).isEmpty();
    } catch (IOException | RuntimeException e) {
      return false; // what cannot be listed is nothing that can be read
    }
  }

  @Override
  public List<String> splits(Path path) {
    return SPLITS;
  }

  @Override
  public Dataset<Series> read(Path path, String split) throws IOException {
    Require.that(
        SPLITS.contains(split) || split.equals(ALL),
        "%s: no split '%s'. %s",
        path,
        split,
        Nearest.hint(split, SPLITS));
    var windows = new SeriesWindows();
    List<Path> files = files(path);
    for (Path file : files) {
      boolean alone = files.size() == 1;
      String name = (alone ? "" + file.getFileName() : "" + path.relativize(file));
      name = name.replace('\\', '/');
      try {
        char separator = isTabbed(file) ? '\t' : ',';
        CsvTable table = CsvTable.read(file.toString(), Files.readAllBytes(file), separator);
        LongSeries series = LongSeries.of(table, values, label);
        int parting = (int) (trainShare * series.length());
        int from = split.equals("test") ? parting : 0;
        int to = split.equals("train") ? parting : series.length();
        windows.add(name, series, from, to, window, stride);
      } catch (IOException | IllegalArgumentException e) {
        if (alone) {
          throw e;
        }
        windows.skip(name, e.getMessage());
      }
    }
    return windows.requireSome(path, window);
  }

  private static List<Path> files(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return isCsv(path) ? List.of(path) : List.of();
    }
    try (Stream<Path> found = Files.walk(path)) {
      return found.filter(Files::isRegularFile).filter(SeriesCsv::isCsv).sorted().toList();
    }
  }

  private static boolean isCsv(Path file) {
    return isTabbed(file) || lower(file).endsWith(".csv");
  }

  private static boolean isTabbed(Path file) {
    return lower(file).endsWith(".tsv");
  }

  private static String lower(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
