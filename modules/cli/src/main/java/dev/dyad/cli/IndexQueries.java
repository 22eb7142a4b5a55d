package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.search.Entry;
import dev.dyad.search.SimilarityIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a user asks for, as vectors. */
final class IndexQueries {
  private static final String ID = "id:";
  private static final String WORDS = "text:";

  private IndexQueries() {}

  /** Whether a query is an entry of the index, so that no encoder is needed. */
  static boolean isEntry(String query) {
    return query.startsWith(ID);
  }

  /**
   * An entry of the index.
   *
   * @param query such as {@code id:cat.jpg}
   * @throws IllegalArgumentException if there is none
   */
  static IndexQuery entry(SimilarityIndex index, String query) throws IOException {
    String id = query.substring(ID.length());
    Entry entry =
        index
            .entry(id)
            .orElseThrow(() -> new IllegalArgumentException("no entry '%s'".formatted(id)));
    return new IndexQuery(
        query,
        entry.vector(),
        Optional.of(id),
        Optional.ofNullable(entry.columns().get(Entry.LABEL)),
        Optional.empty());
  }

  /**
   * The samples of a file, or words.
   *
   * @param query a path, or words (after {@code text:} where a file has that name)
   * @param reader of files
   * @throws IllegalArgumentException if it is neither, or cannot be read
   */
  static <T> List<IndexQuery> encoded(
      EncoderRun<T> run, String query, Optional<DatasetReader<T>> reader) throws IOException {
    if (!query.startsWith(WORDS) && isFile(query)) {
      return of(run, query, run.source(Path.of(query), reader, "QUERY").other(Optional.empty()));
    }
    String words = query.startsWith(WORDS) ? query.substring(WORDS.length()) : query;
    T value =
        run.modality()
            .ofWords(words)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s: no such file. (An entry of the index is asked for by id:ID; of modality '%s', words cannot be)"
                            .formatted(query, run.modality().name())));
    var sample = new Sample<>(words, value, OptionalInt.empty());
    return of(run, words, new ListDataset<>(List.of(sample), List.of()));
  }

  private static boolean isFile(String query) {
    try {
      return Files.exists(Path.of(query));
    } catch (java.nio.file.InvalidPathException words) {
      return false;
    }
  }

  private static <T> List<IndexQuery> of(EncoderRun<T> run, String query, Dataset<T> data)
      throws IOException {
    var rows = new HashMap<String, Integer>();
    for (int row = 0; row < data.size(); row++) {
      rows.put(data.id(row), row);
    }
    var queries = new ArrayList<IndexQuery>();
    for (Embedder.Batch batch : run.embed(data)) {
      for (int i = 0; i < batch.size(); i++) {
        String id = batch.ids().get(i);
        int label = batch.labels()[i];
        queries.add(
            new IndexQuery(
                data.size() == 1 ? query : query + ": " + id,
                batch.rows()[i],
                Optional.empty(),
                label < 0 ? Optional.empty() : Optional.of(data.labelNames().get(label)),
                Optional.of(run.modality().draw(data.get(rows.get(id)).value()))));
      }
    }
    Require.that(!queries.isEmpty(), "%s: cannot be read: %s", query, run.skips().entries());
    return queries;
  }
}
