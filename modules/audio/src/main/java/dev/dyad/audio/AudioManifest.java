package dev.dyad.audio;

import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.FolderLayout;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.core.Skipped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Reads the sound files that a CSV file lists: beside it, in a folder, or in a {@code .zip} with
 * one CSV file. Its first row names the columns; paths are relative to the CSV file. Files that are
 * listed but not there are skipped and listed. Given the CSV file itself, nothing else beside it is
 * looked at.
 *
 * @param path column of the file's path
 * @param label column of the class; unlabelled where there is no such column
 * @param split column of the split; {@link DatasetReader#ALL} where there is no such column
 * @param decoding what becomes of channels and rate
 * @param segments how long recordings are cut into samples; whole files where absent
 */
public record AudioManifest(
    String path, String label, String split, Decoding decoding, Optional<Sliding> segments)
    implements DatasetReader<Clip> {
  private static final int MAX_MANIFEST_BYTES = 256 << 20;

  /** Columns named path, label and split; whole files as they are stored. */
  public AudioManifest() {
    this("path", "label", "split");
  }

  /** Whole files as they are stored. */
  public AudioManifest(String path, String label, String split) {
    this(path, label, split, new Decoding(), Optional.empty());
  }

  private static boolean isCsv(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv") && !FolderLayout.isHidden(name);
  }

  /** {@inheritDoc} Only a path that is a CSV file; a folder has to be given this reader by name. */
  @Override
  public boolean accepts(Path file) {
    return Files.isRegularFile(file) && isCsv(file.getFileName().toString());
  }

  @Override
  public List<String> splits(Path at) throws IOException {
    try (Contents contents = open(at)) {
      var splits = new TreeSet<String>();
      table(at, contents).entries().forEach(e -> splits.add(e.split()));
      return List.copyOf(splits);
    }
  }

  /** {@inheritDoc} The split {@link #ALL} is always there and means all rows. */
  @Override
  public Dataset<Clip> read(Path at, String wanted) throws IOException {
    Contents contents = open(at);
    try {
      Recordings.Found all = table(at, contents);
      List<FolderLayout.Entry> entries =
          all.entries().stream()
              .filter(e -> wanted.equals(ALL) || e.split().equals(wanted))
              .toList();
      Require.that(
          !entries.isEmpty(),
          "%s: no split '%s'. %s",
          at,
          wanted,
          Nearest.hint(wanted, all.entries().stream().map(e -> e.split()).distinct().toList()));
      var found = new Recordings.Found(entries, all.labelNames(), all.skipped());
      return Recordings.open(contents, found, decoding, segments);
    } catch (IOException | RuntimeException e) {
      contents.close();
      throw e;
    }
  }

  /** Of a CSV file, only it and the files it lists; else all there is. */
  private Contents open(Path at) throws IOException {
    if (!accepts(at)) {
      return Contents.open(at);
    }
    Path file = at.toAbsolutePath();
    String name = file.getFileName().toString();
    var names = new ArrayList<String>(List.of(name));
    try (Contents list = Contents.open(file)) {
      List<List<String>> rows = rows(at, list, name);
      int column = rows.get(0).indexOf(path);
      rows.stream().skip(1).forEach(row -> names.add(file(row, column)));
    }
    names.removeIf(listed -> listed.indexOf('\0') >= 0); // no path may have it
    return Contents.ofFiles(file.getParent(), names);
  }

  private Recordings.Found table(Path at, Contents contents) throws IOException {
    List<String> manifests =
        accepts(at)
            ? List.of(at.getFileName().toString())
            : contents.names().stream().filter(AudioManifest::isCsv).toList();
    if (manifests.size() != 1) {
      throw new IOException(
          "%s: must hold one CSV file, but holds %d: %s. Give the path of the CSV file itself"
              .formatted(at, manifests.size(), manifests.stream().limit(5).toList()));
    }
    String name = manifests.get(0);
    return found(contents, rows(at, contents, name), name.substring(0, name.lastIndexOf('/') + 1));
  }

  private List<List<String>> rows(Path at, Contents contents, String name) throws IOException {
    List<List<String>> rows;
    try {
      byte[] bytes = contents.bytes(name, MAX_MANIFEST_BYTES);
      rows = Csv.rows(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IOException("%s: %s: %s".formatted(at, name, e.getMessage()), e);
    }
    if (rows.isEmpty() || !rows.get(0).contains(path)) {
      throw new IOException(
          "%s: the first row of %s must name the columns, and among them '%s'. It is: %s"
              .formatted(at, name, path, rows.isEmpty() ? "missing" : rows.get(0)));
    }
    return rows;
  }

  private Recordings.Found found(Contents contents, List<List<String>> rows, String folder) {
    int pathColumn = rows.get(0).indexOf(path);
    int labelColumn = rows.get(0).indexOf(label);
    int splitColumn = rows.get(0).indexOf(split);
    var there = new HashSet<>(contents.names());
    var labels = new TreeSet<String>();
    rows.stream().skip(1).forEach(row -> labels.add(cell(row, labelColumn, "")));
    labels.remove("");
    List<String> labelNames = List.copyOf(labels);
    var entries = new ArrayList<FolderLayout.Entry>();
    var skipped = new ArrayList<Skipped>();
    for (List<String> row : rows.subList(1, rows.size())) {
      String file = folder + file(row, pathColumn);
      int index = labelNames.indexOf(cell(row, labelColumn, ""));
      if (there.remove(file)) {
        OptionalInt label = index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
        entries.add(new FolderLayout.Entry(file, cell(row, splitColumn, ALL), label));
      } else {
        skipped.add(new Skipped(file, "is in the list, but not there, or listed twice"));
      }
    }
    return new Recordings.Found(entries, labelNames, skipped);
  }

  private static String file(List<String> row, int column) {
    return cell(row, column, "").replaceFirst("^(\\./)+", "");
  }

  private static String cell(List<String> row, int column, String missing) {
    return column < 0 || column >= row.size() ? missing : row.get(column);
  }
}
