package dev.dyad.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.eval.Embeddings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Embeddings read back from a file that {@code dyad embed} wrote.
 *
 * @param file where they lie
 * @param columns numbers a vector
 * @param values all vectors, one after the other
 * @param ids one a vector
 * @param labels names of classes, one a vector; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record EmbeddingTable(
    Path file, int columns, float[] values, List<String> ids, List<String> labels) {
  private static final List<String> FIRST = List.of("id", "label");

  /** What is done with a row of a CSV file. */
  private interface EachRow {
    void accept(NamedCsvRecord row);
  }

  /**
   * Reads a {@code .npy} with the {@code .ids.csv} beside it, or a {@code .csv}.
   *
   * @throws IOException if a file cannot be read or is damaged
   * @throws IllegalArgumentException if there is none, or the two do not belong together
   */
  static EmbeddingTable read(Path file) throws IOException {
    EmbeddingFiles.checkName("--embeddings", file);
    Require.that(Files.isRegularFile(file), "%s: no such file. Make one: dyad embed", file);
    return EmbeddingFiles.isCsv(file) ? ofCsv(file) : ofNpy(file);
  }

  private static EmbeddingTable ofNpy(Path file) throws IOException {
    Path beside = EmbeddingFiles.ids(file);
    Require.that(
        Files.isRegularFile(beside),
        "%s: no such file. It has a row 'id,label' and then one for each vector of %s",
        beside,
        file);
    NpyFile.Matrix matrix = NpyFile.read(file);
    var ids = new ArrayList<String>();
    var labels = new ArrayList<String>();
    each(
        beside,
        row -> {
          ids.add(row.getField(0));
          labels.add(row.getField(1));
        });
    Require.that(
        ids.size() == matrix.rows(),
        "%s names %d vectors, but %s has %d: they do not belong together. Embed anew",
        beside,
        ids.size(),
        file,
        matrix.rows());
    return new EmbeddingTable(file, matrix.columns(), matrix.values(), ids, labels);
  }

  private static EmbeddingTable ofCsv(Path file) throws IOException {
    var ids = new ArrayList<String>();
    var labels = new ArrayList<String>();
    float[][] values = {new float[1024]};
    int[] columns = {0};
    each(
        file,
        row -> {
          columns[0] = row.getHeader().size() - FIRST.size();
          int at = ids.size() * columns[0];
          if (at + columns[0] > values[0].length) {
            values[0] = Arrays.copyOf(values[0], Math.max(2 * values[0].length, at + columns[0]));
          }
          for (int i = 0; i < columns[0]; i++) {
            values[0][at + i] = number(file, row, i + FIRST.size());
          }
          ids.add(row.getField(0));
          labels.add(row.getField(1));
        });
    Require.that(columns[0] > 0, "%s: holds no vectors after the columns id and label", file);
    float[] all = Arrays.copyOf(values[0], ids.size() * columns[0]);
    return new EmbeddingTable(file, columns[0], all, ids, labels);
  }

  private static float number(Path file, NamedCsvRecord row, int field) {
    try {
      return Float.parseFloat(row.getField(field));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s line %d: '%s' is no number"
              .formatted(file, row.getStartingLineNumber(), row.getField(field)),
          e);
    }
  }

  private static void each(Path file, EachRow task) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        List<String> header = row.getHeader();
        Require.that(
            header.size() >= 2 && header.subList(0, 2).equals(FIRST),
            "%s: must begin with the columns id and label. %s",
            file,
            Nearest.hint("id", header));
        Require.that(
            row.getFieldCount() == header.size(),
            "%s line %d: must have %d columns, but has %d: it was cut short or damaged",
            file,
            row.getStartingLineNumber(),
            header.size(),
            row.getFieldCount());
        task.accept(row);
      }
    } catch (CsvParseException | UncheckedIOException | NoSuchElementException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Names of the classes that occur, sorted. */
  Set<String> classes() {
    var names = new TreeSet<>(labels);
    names.remove("");
    return names;
  }

  /**
   * As embeddings.
   *
   * @param names of all classes
   * @throws IllegalArgumentException if a number is NaN or infinite
   */
  Embeddings embeddings(List<String> names) {
    int[] numbers = labels.stream().mapToInt(names::indexOf).toArray();
    try {
      return Embeddings.ofRows(columns, values, ids, numbers, names);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }
}
