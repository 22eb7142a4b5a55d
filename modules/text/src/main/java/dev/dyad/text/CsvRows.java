package dev.dyad.text;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of a CSV file (RFC 4180; tabs where its name ends in {@code .tsv}). Columns are named as in
 * the first row; where all are given as numbers, from 1, there is no such row.
 */
final class CsvRows {
  static final String[] ENDINGS = {".csv", ".tsv"};
  private static final int LONGEST_FIELD = 256 << 20;

  private CsvRows() {}

  /** Takes a row's fields, in the order of the columns asked for. */
  @FunctionalInterface
  interface Visitor {
    void row(long line, List<String> fields) throws Rows.BadRowException;
  }

  /**
   * Hands the wanted columns of each row to the visitor; rows that have not all of them, or that
   * the visitor refuses, are noted.
   *
   * @throws IOException if the file cannot be read, or a column is not there
   */
  static void each(Path file, List<String> columns, Rows rows, Visitor visitor) throws IOException {
    boolean numbered = columns.stream().allMatch(c -> c.matches("[1-9]\\d{0,5}"));
    try (BufferedReader text = TextFile.open(file);
        CsvReader<CsvRecord> csv = reader(file, text)) {
      var records = csv.iterator();
      int[] wanted = numbered ? numbers(columns) : null;
      while (records.hasNext()) {
        CsvRecord record = records.next();
        if (wanted == null) {
          wanted = named(file, columns, record.getFields());
        } else {
          row(record, wanted, rows, visitor);
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new IOException(file + ": " + rootMessage(e), e);
    }
  }

  private static CsvReader<CsvRecord> reader(Path file, BufferedReader text) {
    return CsvReader.builder()
        .fieldSeparator(TextFile.ends(file, ".tsv") ? '\t' : ',')
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .ignoreDifferentFieldCount(true)
        .acceptCharsAfterQuotes(true)
        .maxBufferSize(LONGEST_FIELD)
        .ofCsvRecord(text);
  }

  private static void row(CsvRecord record, int[] wanted, Rows rows, Visitor visitor) {
    long line = record.getStartingLineNumber();
    int last = IntStream.of(wanted).max().orElse(0);
    if (last >= record.getFieldCount()) {
      rows.skip(line, "column %d of %d is not there".formatted(last + 1, record.getFieldCount()));
      return;
    }
    try {
      visitor.row(line, IntStream.of(wanted).mapToObj(record::getField).toList());
    } catch (Rows.BadRowException e) {
      rows.skip(line, e.getMessage());
    }
  }

  private static int[] numbers(List<String> columns) {
    return columns.stream().mapToInt(c -> Integer.parseInt(c) - 1).toArray();
  }

  private static int[] named(Path file, List<String> columns, List<String> header) {
    var places = new ArrayList<Integer>();
    for (String column : columns) {
      int place = header.indexOf(column);
      Require.that(
          place >= 0,
          "%s: no column '%s'. %s Columns of a file without a first row of names are given as 1, 2,"
              + " ...",
          file,
          column,
          Nearest.hint(column, header));
      places.add(place);
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static String rootMessage(Throwable e) {
    return e.getCause() == null ? e.getMessage() : rootMessage(e.getCause());
  }
}
