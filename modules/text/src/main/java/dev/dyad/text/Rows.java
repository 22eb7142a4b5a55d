package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Rows read from a file: the good ones as samples, the bad ones with their line and why. */
final class Rows {
  private static final Comparator<String> BY_NUMBER_THEN_NAME =
      Comparator.comparingLong(Rows::number).thenComparing(Comparator.naturalOrder());

  private final List<Row> good = new ArrayList<>();
  private final List<Skipped> bad = new ArrayList<>();

  private record Row(String id, Text text, Optional<String> label) {}

  /** A row that cannot be used. */
  static final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRowException(String reason) {
      super(reason);
    }
  }

  /**
   * The text of a row.
   *
   * @throws BadRowException if it is blank, or was not UTF-8, or has a NUL
   */
  static Text text(String content) throws BadRowException {
    if (content.isBlank()) {
      throw new BadRowException("the text is empty");
    }
    int broken = content.indexOf(TextFile.BROKEN);
    if (broken >= 0) {
      throw new BadRowException("not UTF-8 at character " + (broken + 1));
    }
    int nul = content.indexOf('\0');
    if (nul >= 0) {
      throw new BadRowException("a NUL byte at character " + (nul + 1));
    }
    try {
      return Text.of(content);
    } catch (IllegalArgumentException e) { // half a surrogate pair, written as \ud83d in JSON
      throw new BadRowException(e.getMessage());
    }
  }

  /** Keeps a row. */
  void add(String id, Text text, Optional<String> label) {
    good.add(new Row(id, text, label));
  }

  /** Notes a row that is left out. */
  void skip(long line, String reason) {
    bad.add(new Skipped("line " + line, reason));
  }

  /** Notes what was left out elsewhere. */
  void skip(Skipped skipped) {
    bad.add(skipped);
  }

  List<Skipped> skipped() {
    return List.copyOf(bad);
  }

  /** The good rows; classes that are numbers first, in their order, then the others by name. */
  Dataset<Text> dataset() {
    var names = new TreeSet<String>(BY_NUMBER_THEN_NAME);
    good.forEach(row -> row.label.ifPresent(names::add));
    var indices = new HashMap<String, Integer>();
    names.forEach(name -> indices.put(name, indices.size()));
    List<Sample<Text>> samples =
        good.stream()
            .map(row -> new Sample<>(row.id, row.text, index(row.label, indices)))
            .toList();
    return new TextDataset(samples, List.copyOf(names), skipped());
  }

  private static OptionalInt index(Optional<String> label, Map<String, Integer> indices) {
    return label.isEmpty() ? OptionalInt.empty() : OptionalInt.of(indices.get(label.get()));
  }

  private static long number(String label) {
    return label.matches("\\d{1,18}") ? Long.parseLong(label) : Long.MAX_VALUE;
  }
}
