package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.search.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One split of data that goes into an index.
 *
 * @param source where it is
 * @param data the split
 */
record IndexPart<T>(IndexSource source, Dataset<T> data) {
  /**
   * The splits that are wanted. Where two have samples of the same id, wanted or not, the name of
   * the split is put before the ids of all: a sample has one id, whichever splits are indexed.
   */
  static <T> List<IndexPart<T>> of(Source<T> source, IndexSpec spec) throws IOException {
    var data = new TreeMap<String, Dataset<T>>();
    if (spec.split().isPresent()) {
      data.put(spec.split().get(), source.other(spec.split())); // says so if there is none
    }
    for (String split : source.reader().splits(source.path())) {
      if (!data.containsKey(split)) {
        data.put(split, source.other(Optional.of(split)));
      }
    }
    boolean clash = haveCommonIds(data.values());
    spec.split().ifPresent(split -> data.keySet().retainAll(Set.of(split)));
    var parts = new ArrayList<IndexPart<T>>();
    data.forEach(
        (split, samples) -> {
          String path = source.path().toAbsolutePath().normalize().toString();
          String prefix = spec.prefix() + (clash ? split + "/" : "");
          parts.add(
              new IndexPart<>(new IndexSource(path, split, prefix, source.reader()), samples));
        });
    return parts;
  }

  private static boolean haveCommonIds(Iterable<? extends Dataset<?>> parts) {
    var seen = new HashSet<String>();
    int samples = 0;
    for (Dataset<?> part : parts) {
      var own = new HashSet<String>();
      for (int row = 0; row < part.size(); row++) {
        own.add(part.id(row));
      }
      seen.addAll(own);
      samples += own.size();
    }
    return seen.size() < samples;
  }

  /** Whether an entry came from this split of this path. */
  boolean holds(Entry entry) {
    return place(entry).equals(place(columns(Optional.empty())));
  }

  /** Where an entry came from, in words. */
  static String place(Entry entry) {
    return place(entry.columns());
  }

  private static String place(Map<String, String> columns) {
    String split = columns.get(IndexSource.SPLIT);
    return columns.get(IndexSource.PATH) + (split == null ? "" : " (" + split + ")");
  }

  /** The columns of a sample that follow from where it is. */
  Map<String, String> columns(Optional<String> label) {
    var columns = new TreeMap<String, String>();
    columns.put(IndexSource.PATH, source.path());
    if (!source.split().equals(DatasetReader.ALL)) {
      columns.put(IndexSource.SPLIT, source.split());
    }
    label.ifPresent(name -> columns.put(Entry.LABEL, name));
    return columns;
  }
}
