package dev.dyad.text;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of a CSV file (RFC 4180), or of a TSV file where its name ends in {@code .tsv}: a line a
 * row, tabs between its fields, and quotes like all other characters. Columns are named as in the
 * first row; where all are given as numbers, from 1, there is no such row.
 */
final class CsvRows {
  static final String[] ENDINGS = {".csv", ".tsv"};
  private static final int LONGEST_FIELD = 256 << 20;

  private final Path file;
  private final List<String> columns;
  private final Visitor visitor;
  private int[] wanted;

  private CsvRows(Path file, List<String> columns, Visitor visitor) {
    this.file = file;
    this.columns = columns;
    this.visitor = visitor;
    boolean numbered = columns.stream().allMatch(c -> c.matches("[1-9]\\d{0,5}"));
    this.wanted = numbered ? numbers(columns) : new int[0];
  }

  /** Takes a row's fields, in the order of the columns asked for. */
  @FunctionalInterface
  interface Visitor {
    void row(long line, List<String> fields) throws Rows.BadRowException;
  }

  /**
   * Hands the wanted columns of each row to the visitor; rows that have not all of them, or that
   * the visitor refuses, are noted.
   *
   * @throws IOException if the file cannot be read, a quote is never closed, or a column is not
   *     there
   */
  static void each(Path file, List<String> columns, Rows rows, Visitor visitor) throws IOException {
    var table = new CsvRows(file, columns, visitor);
    if (TextFile.ends(file, ".tsv")) {
      Lines.each(
          file,
          rows,
          (number, line) -> {
            if (!line.isEmpty()) {
              table.row(number, List.of(line.split("\t", -1)));
            }
          });
    } else {
      table.quoted(rows);
    }
  }

  private void quoted(Rows rows) throws IOException {
    try (var text = new QuoteWatch(TextFile.open(file))) {
      try (CsvReader<CsvRecord> csv = reader(text)) {
        for (CsvRecord record : csv) {
          quoted(record, rows);
        }
        text.checkClosed(file);
      } catch (CsvParseException e) {
        throw new IOException(file + ": " + rootMessage(e), e);
      } catch (UncheckedIOException e) {
        throw new IOException(file + ": line " + text.line() + ": " + rootMessage(e), e);
      }
    }
  }

  private void quoted(CsvRecord record, Rows rows) {
    long line = record.getStartingLineNumber();
    try {
      row(line, record.getFields());
    } catch (Rows.BadRowException e) {
      rows.skip(line, e.getMessage());
    }
  }

  private static CsvReader<CsvRecord> reader(Reader text) {
    return CsvReader.builder()
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .ignoreDifferentFieldCount(true)
        .acceptCharsAfterQuotes(true)
        .maxBufferSize(LONGEST_FIELD)
        .ofCsvRecord(text);
  }

  private void row(long line, List<String> fields) throws Rows.BadRowException {
    if (wanted.length == 0) {
      wanted = named(file, columns, fields);
      return;
    }
    int last = IntStream.of(wanted).max().orElse(0);
    if (last >= fields.size()) {
      throw new Rows.BadRowException(
          "column %d of %d is not there".formatted(last + 1, fields.size()));
    }
    visitor.row(line, IntStream.of(wanted).mapToObj(fields::get).toList());
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
