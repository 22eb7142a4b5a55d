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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Set<String> old = new HashSet<>(); // ids of entries that are to be replaced
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
        SimilarityIndex.isThere(folder)
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
      var fresh = Subset.where(data, row -> isWanted(part, row, spec));
      var read =
          isShownAsWords(data)
              ? new Noted<T, String>(fresh, this::words)
              : new Noted<T, String>(fresh, value -> Optional.empty());
      run.embed(
          read,
          batch -> {
            for (int i = 0; i < batch.size(); i++) {
              String id = batch.ids().get(i);
              Map<String, String> columns = part.columns(label(data, batch.labels()[i]));
              Optional.ofNullable(read.found().remove(id))
                  .ifPresent(words -> columns.putIfAbsent(TEXT, words));
              columns.putAll(spec.columns().of(id));
              put(part.source().prefix() + id, batch.rows()[i], columns);
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
        old.add(there.get().id());
        return true;
      }
      Require.that(
          part.holds(there.get()),
          "%s: there is a '%s' already, from %s. Tell them apart by --prefix, or --replace it",
          folder,
          there.get().id(),
          IndexPart.place(there.get()));
      update(there.get(), spec.columns().of(id));
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(folder + ": " + e.getMessage(), e);
    }
  }

  private void update(Entry there, Map<String, String> known) throws IOException {
    Map<String, String> columns = new TreeMap<>(there.columns());
    columns.putAll(known);
    if (columns.equals(there.columns())) {
      counts.kept++;
      return;
    }
    Optional<Entry> entry = entry(there.id(), there.vector(), columns);
    if (entry.isPresent()) {
      index.orElseThrow().put(entry.get());
      counts.updated++;
    } else {
      counts.kept++;
    }
  }

  /** An entry; empty, and noted, if it cannot be one. */
  private Optional<Entry> entry(String id, float[] vector, Map<String, String> columns) {
    try {
      return Optional.of(new Entry(id, vector, columns));
    } catch (IllegalArgumentException e) {
      run.skips().add(id, e.getMessage());
      return Optional.empty();
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
    Optional<Entry> entry = entry(id, vector, columns);
    if (entry.isPresent()) {
      index.get().put(entry.get());
      if (old.remove(id)) {
        counts.replaced++;
      } else {
        counts.added++;
      }
    }
  }

  private void commitNowAndThen(IndexPart<T> part) throws IOException {
    if (counts.embedded() - counts.committed >= COMMIT_EVERY) {
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
      counts.committed = counts.embedded();
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
