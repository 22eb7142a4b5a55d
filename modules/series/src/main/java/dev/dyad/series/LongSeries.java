package dev.dyad.series;

import dev.dyad.core.Require;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A long series, and which of its times are odd.
 *
 * @param values by channel and time
 * @param odd by time; all false where it is not known
 * @param isLabelled whether it is known
 */
@SuppressWarnings("ArrayRecordComponent")
record LongSeries(Series values, boolean[] odd, boolean isLabelled) {
  private static final List<String> NORMAL = List.of("", "0", "0.0", "false");

  /**
   * The columns of a table.
   *
   * @param wanted columns that are channels; all numeric ones but the label where empty
   * @param label column of marks; none where empty
   * @throws IOException if there are no rows
   * @throws IllegalArgumentException if a column does not exist or a field is no number
   */
  static LongSeries of(CsvTable table, List<String> wanted, String label) throws IOException {
    int labelColumn = label.isEmpty() ? -1 : table.column(label);
    List<List<String>> rows = table.rows();
    if (rows.isEmpty()) {
      throw new IOException(table.name() + ": has a header, but no rows");
    }
    int[] columns =
        wanted.isEmpty()
            ? IntStream.range(0, table.header().size())
                .filter(c -> c != labelColumn && isNumeric(table, c))
                .toArray()
            : wanted.stream().mapToInt(table::column).toArray();
    Require.that(columns.length > 0, "%s: no column holds numbers", table.name());
    float[][] channels = new float[columns.length][rows.size()];
    boolean[] odd = new boolean[rows.size()];
    for (int t = 0; t < odd.length; t++) {
      for (int c = 0; c < columns.length; c++) {
        channels[c][t] = table.number(t, columns[c]);
      }
      String mark = labelColumn < 0 ? "" : table.field(t, labelColumn);
      odd[t] = !NORMAL.contains(mark.toLowerCase(Locale.ROOT));
    }
    return new LongSeries(Series.of(channels), odd, labelColumn >= 0);
  }

  /** Whether the first value that is there is a number. */
  private static boolean isNumeric(CsvTable table, int column) {
    return IntStream.range(0, table.rows().size())
        .mapToObj(row -> table.field(row, column))
        .filter(text -> !CsvTable.isMissing(text))
        .findFirst()
        .map(text -> text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?"))
        .orElse(false);
  }

  /** How many times. */
  int length() {
    return odd.length;
  }

  /** The same, each channel with mean 0 and deviation 1 in its first times, odd ones left out. */
  LongSeries standardised(int first) {
    float[][] channels = new float[values.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = values.channel(c);
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int t = 0; t < first; t++) {
        double x = channels[c][t];
        if (!odd[t] && !Double.isNaN(x)) {
          sum += x;
          squares += x * x;
          count++;
        }
      }
      double mean = count == 0 ? 0 : sum / count;
      double variance = count == 0 ? 0 : squares / count - mean * mean;
      double deviation = variance > 1e-12 * mean * mean ? Math.sqrt(variance) : 1;
      for (int t = 0; t < channels[c].length; t++) {
        channels[c][t] = Finite.of((channels[c][t] - mean) / deviation);
      }
    }
    return new LongSeries(Series.of(channels), odd, isLabelled);
  }
}
