package dev.dyad.series;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Reads long series from CSV files with a header, one file or all of a folder and its sub-folders,
 * cut into windows: one sample a window, named by file and first row. The splits are the beginning
 * and the rest of each file in time, so that no window of one reaches into the other. Columns whose
 * first value is a number are channels where none are named. An empty field, {@code NaN} or {@code
 * ?} is a missing value.
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
  private static final List<String> LABELS = List.of("normal", "odd");

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
    var samples = new ArrayList<Sample<Series>>();
    var skipped = new ArrayList<Skipped>();
    List<Path> files = files(path);
    for (Path file : files) {
      String name = files.size() == 1 ? file.getFileName().toString() : "" + path.relativize(file);
      try {
        LongSeries series = LongSeries.read(file, values, label);
        int parting = (int) (trainShare * series.values().length());
        int from = split.equals("test") ? parting : 0;
        int to = split.equals("train") ? parting : series.values().length();
        windows(name.replace('\\', '/'), series, from, to, samples);
      } catch (IOException | IllegalArgumentException e) {
        if (files.size() == 1) {
          throw e;
        }
        skipped.add(new Skipped(name, e.getMessage()));
      }
    }
    Require.that(
        !samples.isEmpty(),
        "%s: no series of at least window = %d times. Lower data.reader's window%s",
        path,
        window,
        skipped.isEmpty() ? "" : "; " + skipped.get(0).reason());
    return new SeriesList(
        List.copyOf(samples), label.isEmpty() ? List.of() : LABELS, List.copyOf(skipped));
  }

  private void windows(
      String name, LongSeries series, int begin, int end, List<Sample<Series>> samples) {
    for (int from = begin; from + window <= end; from += stride) {
      OptionalInt kind =
          label.isEmpty()
              ? OptionalInt.empty()
              : OptionalInt.of(series.oddWithin(from, from + window) ? 1 : 0);
      samples.add(
          new Sample<>(name + "/" + from, series.values().range(from, from + window), kind));
    }
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
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".tsv");
  }

  /** One file: its channels, and which times are odd. */
  @SuppressWarnings("ArrayRecordComponent")
  private record LongSeries(Series values, boolean[] odd) {
    boolean oddWithin(int from, int to) {
      for (int t = from; t < to; t++) {
        if (odd[t]) {
          return true;
        }
      }
      return false;
    }

    static LongSeries read(Path file, List<String> wanted, String label) throws IOException {
      char comma = file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
      try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        String first = in.readLine();
        Require.that(first != null, "%s: is empty", file);
        String header = first.startsWith("\uFEFF") ? first.substring(1) : first;
        List<String> names = fields(header, comma);
        var rows = new ArrayList<List<String>>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          if (!line.isBlank()) {
            rows.add(fields(line, comma));
          }
        }
        Require.that(!rows.isEmpty(), "%s: has a header, but no rows", file);
        return of(file, names, rows, wanted, label);
      } catch (java.nio.charset.CharacterCodingException e) {
        throw new IOException(file + ": is no text in UTF-8", e);
      }
    }

    private static LongSeries of(
        Path file, List<String> names, List<List<String>> rows, List<String> wanted, String label) {
      int labelColumn = label.isEmpty() ? -1 : column(file, names, label);
      int[] columns =
          wanted.isEmpty()
              ? java.util.stream.IntStream.range(0, names.size())
                  .filter(c -> c != labelColumn && isNumber(field(rows.get(0), c)))
                  .toArray()
              : wanted.stream().mapToInt(w -> column(file, names, w)).toArray();
      Require.that(columns.length > 0, "%s: no column holds numbers", file);
      float[][] channels = new float[columns.length][rows.size()];
      boolean[] odd = new boolean[rows.size()];
      for (int t = 0; t < odd.length; t++) {
        for (int c = 0; c < columns.length; c++) {
          channels[c][t] = value(file, t, field(rows.get(t), columns[c]));
        }
        String mark = labelColumn < 0 ? "0" : field(rows.get(t), labelColumn);
        odd[t] = !List.of("", "0", "0.0", "false").contains(mark.toLowerCase(Locale.ROOT));
      }
      return new LongSeries(Series.of(channels), odd);
    }

    private static int column(Path file, List<String> names, String name) {
      int column = names.indexOf(name);
      Require.that(column >= 0, "%s: has no column '%s'. It has: %s", file, name, names);
      return column;
    }

    private static List<String> fields(String line, char comma) {
      return Arrays.stream(line.split(String.valueOf(comma), -1))
          .map(f -> f.strip().replaceAll("^\"|\"$", ""))
          .toList();
    }

    private static String field(List<String> row, int column) {
      return column < row.size() ? row.get(column) : "";
    }

    private static boolean isNumber(String text) {
      return text.isEmpty() || text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
    }

    private static float value(Path file, int row, String text) {
      if (text.isEmpty() || text.equals("?") || text.equalsIgnoreCase("nan")) {
        return Float.NaN;
      }
      try {
        return Float.parseFloat(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "%s: line %d: no number: '%s'".formatted(file, row + 2, text), e);
      }
    }
  }
}
