package dev.dyad.series;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.dyad.core.Require;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with a row of names (RFC 4180: fields with commas or line breaks stand in quotes).
 *
 * @param name for messages, such as its file's
 * @param header names of the columns
 * @param rows fields, without spaces around
 */
record CsvTable(String name, List<String> header, List<List<String>> rows) {
  /**
   * Reads a table in UTF-8, with or without byte order mark.
   *
   * @param separator between fields
   * @throws IOException if it has no row of names or is no such text
   */
  static CsvTable read(String name, byte[] bytes, char separator) throws IOException {
    var rows = new ArrayList<List<String>>();
    boolean marked =
        bytes.length > 2
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    int from = marked ? 3 : 0;
    try (Reader text =
            new InputStreamReader(
                new ByteArrayInputStream(bytes, from, bytes.length - from),
                StandardCharsets.UTF_8.newDecoder());
        CsvReader<CsvRecord> csv =
            CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .ignoreDifferentFieldCount(true)
                .acceptCharsAfterQuotes(true)
                .detectBomHeader(false)
                .ofCsvRecord(text)) {
      for (CsvRecord row : csv) {
        rows.add(row.getFields().stream().map(String::strip).toList());
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new IOException(name + ": is no CSV text in UTF-8: " + rootMessage(e), e);
    }
    if (rows.isEmpty()) {
      throw new IOException(name + ": is empty");
    }
    return new CsvTable(name, rows.get(0), List.copyOf(rows.subList(1, rows.size())));
  }

  private static String rootMessage(Throwable e) {
    return e.getCause() == null ? "" + e.getMessage() : rootMessage(e.getCause());
  }

  /**
   * The place of a column.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  int column(String wanted) {
    int column = header.indexOf(wanted);
    Require.that(column >= 0, "%s: has no column '%s'. It has: %s", name, wanted, header);
    return column;
  }

  /** A field; empty where the row is shorter. */
  String field(int row, int column) {
    List<String> fields = rows.get(row);
    return column < fields.size() ? fields.get(column) : "";
  }

  /** Whether a field says that nothing was measured. */
  static boolean isMissing(String text) {
    return text.isEmpty() || text.equals("?") || text.equalsIgnoreCase("nan");
  }

  /**
   * A field as a number; NaN where it is empty, {@code ?} or {@code NaN}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  float number(int row, int column) {
    String text = field(row, column);
    if (isMissing(text)) {
      return Float.NaN;
    }
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: row %d after the names: no number: '%s'".formatted(name, row + 1, text), e);
    }
  }
}
