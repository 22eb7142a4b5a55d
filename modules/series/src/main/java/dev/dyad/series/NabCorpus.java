package dev.dyad.series;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads the Numenta Anomaly Benchmark: {@code data/FOLDER/NAME.csv} with columns {@code timestamp}
 * and {@code value}, and {@code labels/combined_windows.json}, which lists the odd times of each
 * file; from a folder or a {@code .zip}. Each series is brought to mean 0 and deviation 1 by the
 * normal times of its training split, then cut into windows.
 *
 * @param part which series: a folder such as {@code realKnownCause}, or one file in it
 * @param window times a sample
 * @param stride times from one window to the next
 * @param trainShare share of each series, from its beginning, that is the training split; 0.15 in
 *     the benchmark, which calls it probationary
 * @see <a href="https://arxiv.org/abs/1510.03336">Lavin and Ahmad 2015</a>
 */
public record NabCorpus(String part, int window, int stride, double trainShare)
    implements DatasetReader<Series> {
  private static final String LABELS = "labels/combined_windows.json";
  private static final List<String> SPLITS = List.of("train", "test");
  private static final long MOST_BYTES = 256L << 20;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if window or stride are not positive, or trainShare is not
   *     above 0 and below 1
   */
  public NabCorpus {
    Require.that(!part.isBlank(), "part must name a folder of the corpus or one of its files");
    Require.positive("window", window);
    Require.positive("stride", stride);
    Require.that(
        trainShare > 0 && trainShare < 1,
        "trainShare must be above 0 and below 1, but was %s",
        trainShare);
  }

  /** Series with anomalies of known cause; windows of 64 times, four apart; the first 15 %. */
  public NabCorpus() {
    this("realKnownCause", 64, 4, 0.15);
  }

  @Override
  public boolean accepts(Path path) {
    return Contents.any(path, name -> name.endsWith(LABELS));
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
    try (Contents contents = Contents.open(path)) {
      String labelFile =
          contents.names().stream()
              .filter(name -> name.endsWith(LABELS))
              .findFirst()
              .orElseThrow(() -> new IOException(path + ": has no " + LABELS));
      String root = labelFile.substring(0, labelFile.length() - LABELS.length());
      List<String> files = files(path, contents, root + "data/");
      contents.load(files);
      contents.load(List.of(labelFile));
      Map<String, List<NabLabels.Span>> spans =
          NabLabels.read(
              path + "/" + labelFile,
              new String(contents.bytes(labelFile, MOST_BYTES), StandardCharsets.UTF_8));
      var windows = new SeriesWindows();
      for (String file : files) {
        String name = file.substring(root.length() + "data/".length());
        try {
          LongSeries series = series(path, contents, file, spans.get(name));
          int parting = (int) (trainShare * series.length());
          int from = split.equals("test") ? parting : 0;
          int to = split.equals("train") ? parting : series.length();
          windows.add(name, series.standardised(parting), from, to, window, stride);
        } catch (IOException | IllegalArgumentException e) {
          if (files.size() == 1) {
            throw e;
          }
          windows.skip(name, e.getMessage());
        }
      }
      return windows.requireSome(path, window);
    }
  }

  private List<String> files(Path path, Contents contents, String data) throws IOException {
    List<String> all =
        contents.names().stream().filter(n -> n.startsWith(data) && n.endsWith(".csv")).toList();
    List<String> files =
        all.stream().filter(n -> n.equals(data + part) || n.startsWith(data + part + "/")).toList();
    if (files.isEmpty()) {
      List<String> parts =
          all.stream()
              .map(n -> n.substring(data.length()))
              .flatMap(n -> List.of(n, n.replaceFirst("/[^/]*$", "")).stream())
              .distinct()
              .toList();
      throw new IllegalArgumentException(
          "%s: no part '%s'. %s".formatted(path, part, Nearest.hint(part, parts)));
    }
    return files;
  }

  private static LongSeries series(
      Path path, Contents contents, String file, List<NabLabels.Span> spans) throws IOException {
    CsvTable table = CsvTable.read(path + "/" + file, contents.bytes(file, MOST_BYTES), ',');
    LongSeries series = LongSeries.of(table, List.of("value"), "");
    if (spans == null) {
      return series;
    }
    int times = table.column("timestamp");
    boolean[] odd = new boolean[series.length()];
    for (int t = 0; t < odd.length; t++) {
      var time = NabLabels.time(table.name(), table.field(t, times));
      odd[t] = spans.stream().anyMatch(span -> span.holds(time));
    }
    return new LongSeries(series.values(), odd, true);
  }
}
