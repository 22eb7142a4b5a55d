package dev.dyad.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What else is known of samples: a CSV file with a column {@code id} and any others.
 *
 * @param rows columns by id; empty cells are left out
 */
record IndexColumns(Map<String, Map<String, String>> rows) {
  static final IndexColumns NONE = new IndexColumns(Map.of());
  private static final String ID = "id";

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it has no column {@code id}, or one that an index makes
   *     itself
   */
  static IndexColumns read(Path file) throws IOException {
    var rows = new HashMap<String, Map<String, String>>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        checkHeader(file, row.getHeader());
        var columns = new HashMap<>(row.getFieldsAsMap());
        columns.values().removeIf(String::isEmpty);
        rows.put(columns.remove(ID), columns);
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    return new IndexColumns(rows);
  }

  private static void checkHeader(Path file, List<String> header) {
    Require.that(header.contains(ID), "%s: has no column 'id'. %s", file, Nearest.hint(ID, header));
    for (String own : List.of(IndexSource.PATH, IndexSource.SPLIT)) {
      Require.that(
          !header.contains(own),
          "%s: must have no column '%s', as the index makes one. Name it otherwise",
          file,
          own);
    }
  }

  /** The columns of a sample, by its own id. */
  Map<String, String> of(String id) {
    return rows.getOrDefault(id, Map.of());
  }
}
