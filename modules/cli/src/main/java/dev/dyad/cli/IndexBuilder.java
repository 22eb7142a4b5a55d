package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.Drawing;
import dev.dyad.core.Require;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.Subset;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.search.EncoderIdentity;
import dev.dyad.search.Entry;
import dev.dyad.search.SimilarityIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Embeds data into an index, and commits now and then: who goes on after an interruption goes on
 * from there.
 *
 * @param <T> type of the values
 */
final class IndexBuilder<T> implements AutoCloseable {
  /** The name of the note on the run whose encoder made the vectors. */
  static final String RUN = "run";

  /** The column with the words of an entry, where it is shown as words. */
  static final String TEXT = "text";

  private static final int COMMIT_EVERY = 20_000;
  private static final int TEXT_KEPT = 1000;

  private final EncoderRun<T> run;
  private final Path folder;
  private final SpecCodec codec;
  private final IndexCounts counts = new IndexCounts();
  private Optional<SimilarityIndex> index; // a new one waits until the dimension is known

  /**
   * Opens the index if it is there.
   *
   * @throws IllegalArgumentException if it was made by another encoder
   */
  IndexBuilder(EncoderRun<T> run, Path folder) throws IOException {
    this.run = run;
    this.folder = folder;
    this.codec = IndexSource.codec(run.modality());
    this.index =
        IndexFiles.isThere(folder)
            ? Optional.of(IndexFiles.open(folder, run.folder(), run.modality().name()))
            : Optional.empty();
  }

  IndexCounts counts() {
    return counts;
  }

  /** The index with all that was added; empty if nothing could be. */
  Optional<SimilarityIndex> index() {
    return index;
  }

  /**
   * Adds the samples that are not there yet, or all.
   *
   * @throws IOException if the data cannot be read
   * @throws IllegalArgumentException if an id is there already from other data
   */
  void add(IndexSpec spec) throws IOException {
    Source<T> source = run.source(spec.data(), run.reader(spec.reader()), "--data");
    for (IndexPart<T> part : IndexPart.of(source, spec)) {
      Dataset<T> data = part.data();
      boolean shownAsWords = isShownAsWords(data);
      var fresh = Subset.where(data, row -> isWanted(part, row, spec));
      int[] row = {0};
      run.embed(
          fresh,
          batch -> {
            for (int i = 0; i < batch.size(); i++) {
              String id = batch.ids().get(i);
              while (!fresh.id(row[0]).equals(id)) {
                row[0]++; // left out as unreadable
              }
              Map<String, String> columns = part.columns(label(data, batch.labels()[i]));
              if (shownAsWords) {
                words(fresh.get(row[0]).value()).ifPresent(w -> columns.putIfAbsent(TEXT, w));
              }
              columns.putAll(spec.columns().of(id));
              put(part.source().prefix() + id, batch.rows()[i], columns);
              row[0]++;
            }
            commitNowAndThen(part);
          });
      commit(part);
    }
  }

  /** Whether a sample is to be embedded; one that is not may still get new columns. */
  private boolean isWanted(IndexPart<T> part, int row, IndexSpec spec) {
    String id = part.data().id(row);
    try {
      Optional<Entry> there = entry(part.source().prefix() + id);
      if (there.isEmpty()) {
        return true;
      }
      if (spec.replace()) {
        counts.replaced++;
        return true;
      }
      Map<String, String> columns = new TreeMap<>(there.get().columns());
      Require.that(
          part.source().path().equals(columns.get(IndexSource.PATH)),
          "%s: there is a '%s' already, from %s. Tell them apart by --prefix, or --replace it",
          folder,
          there.get().id(),
          columns.get(IndexSource.PATH));
      columns.putAll(spec.columns().of(id));
      if (columns.equals(there.get().columns())) {
        counts.kept++;
      } else {
        index.orElseThrow().put(new Entry(there.get().id(), there.get().vector(), columns));
        counts.updated++;
      }
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(folder + ": " + e.getMessage(), e);
    }
  }

  private Optional<Entry> entry(String id) throws IOException {
    return index.isPresent() ? index.get().entry(id) : Optional.empty();
  }

  private void put(String id, float[] vector, Map<String, String> columns) throws IOException {
    if (index.isEmpty()) {
      var encoder =
          EncoderIdentity.of(run.folder().trained(), vector.length, run.modality().name());
      index = Optional.of(SimilarityIndex.open(folder, encoder));
    }
    Entry entry;
    try {
      entry = new Entry(id, vector, columns);
    } catch (IllegalArgumentException e) {
      run.skips().add(id, e.getMessage());
      return;
    }
    index.get().put(entry);
    counts.embedded++;
  }

  private void commitNowAndThen(IndexPart<T> part) throws IOException {
    if (counts.embedded - counts.committed >= COMMIT_EVERY) {
      commit(part);
    }
  }

  private void commit(IndexPart<T> part) throws IOException {
    if (index.isPresent()) {
      index
          .get()
          .commit(
              Map.of(
                  RUN,
                  run.folder().path().toAbsolutePath().normalize().toString(),
                  part.source().note(),
                  codec.write(part.source())));
      counts.committed = counts.embedded;
    }
  }

  private static Optional<String> label(Dataset<?> data, int label) {
    return label < 0 ? Optional.empty() : Optional.of(data.labelNames().get(label));
  }

  /** Whether the first sample that can be read is shown as words; then all are. */
  private boolean isShownAsWords(Dataset<T> data) {
    for (int row = 0; row < data.size(); row++) {
      try {
        return words(data.get(row).value()).isPresent();
      } catch (UnreadableSampleException e) {
        run.skips().add(e);
      }
    }
    return false;
  }

  private Optional<String> words(T value) {
    return run.modality().draw(value) instanceof Drawing.Words words
        ? Optional.of(words.text().substring(0, Math.min(TEXT_KEPT, words.text().length())))
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    if (index.isPresent()) {
      index.get().close();
    }
  }
}
