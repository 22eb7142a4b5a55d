package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Modality;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.report.Thumbnail;
import dev.dyad.search.Entry;
import dev.dyad.search.SimilarityIndex;
import dev.dyad.serve.Shown;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What entries of an index look like, read from where they were indexed. The data are listed once,
 * and the last entries shown are kept.
 */
final class ShownEntries<T> {
  private static final int SIDE = 160;
  private static final int KEPT = 256;

  private final Modality<T> modality;
  private final SimilarityIndex index;
  private final Map<String, Optional<Opened<T>>> sources = new HashMap<>();
  private final Map<String, Shown> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** Data, and where in it a sample is. */
  private record Opened<T>(Dataset<T> data, Map<String, Integer> rows) {}

  ShownEntries(Modality<T> modality, SimilarityIndex index) {
    this.modality = modality;
    this.index = index;
  }

  /**
   * What an entry looks like; its words, or that it is gone, where its data are no longer there.
   */
  Optional<Shown> of(String id) throws IOException {
    Optional<Entry> entry = index.entry(id);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    synchronized (kept) {
      if (kept.containsKey(id)) {
        return Optional.of(kept.get(id));
      }
    }
    Shown shown = draw(entry.get());
    synchronized (kept) {
      kept.put(id, shown);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return Optional.of(shown);
  }

  private Shown draw(Entry entry) throws IOException {
    Map<String, String> columns = entry.columns();
    String split = columns.getOrDefault(IndexSource.SPLIT, DatasetReader.ALL);
    String note = IndexSource.note(columns.getOrDefault(IndexSource.PATH, ""), split);
    Optional<Opened<T>> opened = open(note);
    Integer row = opened.map(o -> o.rows().get(entry.id())).orElse(null);
    if (row == null) {
      return Shown.words(columns.getOrDefault(IndexBuilder.TEXT, "no longer where it was"));
    }
    try {
      T value = opened.get().data().get(row).value();
      return ShownDrawing.of(Thumbnail.of(modality.draw(value), SIDE));
    } catch (UnreadableSampleException e) {
      return Shown.words(e.reason());
    }
  }

  private synchronized Optional<Opened<T>> open(String note) throws IOException {
    if (!sources.containsKey(note)) {
      String spec = index.notes().get(note);
      sources.put(note, spec == null ? Optional.empty() : opened(spec));
    }
    return sources.get(note);
  }

  private Optional<Opened<T>> opened(String spec) {
    try {
      IndexSource source = IndexSource.codec(modality).read(IndexSource.class, spec);
      Dataset<T> data = source.open(modality);
      var rows = new HashMap<String, Integer>();
      for (int row = 0; row < data.size(); row++) {
        rows.put(source.prefix() + data.id(row), row);
      }
      return Optional.of(new Opened<>(data, rows));
    } catch (IOException | IllegalArgumentException gone) {
      return Optional.empty(); // what is shown then says so
    }
  }
}
