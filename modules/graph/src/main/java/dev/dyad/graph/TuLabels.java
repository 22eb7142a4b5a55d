package dev.dyad.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A file of labels, one a line: each distinct line is a label, in the order of their numbers.
 *
 * @param names the distinct lines
 * @param indices for each line its place among the names
 */
@SuppressWarnings("ArrayRecordComponent")
record TuLabels(List<String> names, int[] indices) {
  /**
   * Reads such a file.
   *
   * @throws IOException naming the file, if labels are missing or there are too many
   */
  TuLabels(Path file, int count) throws IOException {
    this(checked(file, count));
  }

  private TuLabels(List<String> lines) {
    this(distinct(lines), lines);
  }

  private TuLabels(List<String> names, List<String> lines) {
    this(names, indices(names, lines));
  }

  private static List<String> checked(Path file, int count) throws IOException {
    List<String> lines = TuLines.lines(file);
    if (lines.size() != count) {
      throw new IOException(
          "%s: must have %d lines, but has %d".formatted(file.getFileName(), count, lines.size()));
    }
    return lines;
  }

  private static List<String> distinct(List<String> lines) {
    return lines.stream().distinct().sorted(byNumber()).toList();
  }

  private static int[] indices(List<String> names, List<String> lines) {
    var places = new TreeMap<String, Integer>();
    names.forEach(name -> places.put(name, places.size()));
    return lines.stream().mapToInt(places::get).toArray();
  }

  static Comparator<String> byNumber() {
    return Comparator.comparingDouble(TuLabels::number).thenComparing(Comparator.naturalOrder());
  }

  private static double number(String label) {
    try {
      return Double.parseDouble(label);
    } catch (NumberFormatException word) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
