package dev.dyad.cli;

import dev.dyad.core.Modality;
import dev.dyad.core.Require;
import dev.dyad.search.Entry;
import dev.dyad.search.Filter;
import dev.dyad.search.Hit;
import dev.dyad.search.SimilarityIndex;
import dev.dyad.search.SimilarityQuery;
import dev.dyad.serve.ServedIndex;
import dev.dyad.serve.Shown;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** An index as a service offers it. What another process commits to it is found a second later. */
final class ServedEntries<T> implements ServedIndex, Closeable {
  private static final long REFRESH_NANOS = 1_000_000_000;

  private final SimilarityIndex index;
  private final ShownEntries<T> shown;
  private final AtomicLong refreshed = new AtomicLong(System.nanoTime());

  ServedEntries(Modality<T> modality, SimilarityIndex index) {
    this.index = index;
    this.shown = new ShownEntries<>(modality, index);
  }

  @Override
  public int size() throws IOException {
    refresh();
    return index.size();
  }

  /** Looks for commits of others, which takes longer than a search, at most once a second. */
  private void refresh() throws IOException {
    long last = refreshed.get();
    long now = System.nanoTime();
    if (now - last > REFRESH_NANOS && refreshed.compareAndSet(last, now)) {
      index.refresh();
    }
  }

  @Override
  public Map<String, List<String>> columns() throws IOException {
    var columns = new TreeMap<String, List<String>>();
    for (String column : index.columns()) {
      List<String> values = index.values(column, IndexSearch.VALUES_LISTED + 1);
      if (!column.equals(IndexSource.PATH) && !column.equals(IndexBuilder.TEXT)) {
        columns.put(column, values.size() > IndexSearch.VALUES_LISTED ? List.of() : values);
      }
    }
    return columns;
  }

  @Override
  public Optional<float[]> vector(String id) throws IOException {
    return index.entry(id).map(Entry::vector);
  }

  @Override
  public List<Match> search(Question question) throws IOException {
    Scope scope = question.scope();
    Require.that(
        !scope.filters().containsKey(IndexSource.PATH),
        "column '%s' is not for others to know",
        IndexSource.PATH);
    Filter filter = Filter.NONE;
    for (var column : scope.filters().entrySet()) {
      for (String value : column.getValue()) {
        filter = filter.and(column.getKey(), value);
      }
    }
    refresh();
    int candidates = scope.candidates().orElse(SimilarityQuery.DEFAULT_CANDIDATES);
    var search = new IndexSearch(scope.k(), filter, scope.exact(), candidates);
    search.check(index);
    List<Hit> hits = search.of(index, question.vector(), question.ownId());
    return hits.stream().map(h -> new Match(h.id(), h.similarity(), told(h.columns()))).toList();
  }

  /** All columns but where on this machine the data are. */
  private static Map<String, String> told(Map<String, String> columns) {
    var told = new TreeMap<>(columns);
    told.remove(IndexSource.PATH);
    return told;
  }

  @Override
  public Optional<Shown> show(String id) throws IOException {
    return shown.of(id);
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
