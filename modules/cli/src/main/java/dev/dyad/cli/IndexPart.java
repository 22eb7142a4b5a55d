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
import java.util.TreeMap;

/**
 * One split of data that goes into an index.
 *
 * @param source where it is
 * @param data the split
 */
record IndexPart<T>(IndexSource source, Dataset<T> data) {
  /**
   * The splits that are wanted. Where two have samples of the same id, the name of the split is put
   * before the ids of all.
   */
  static <T> List<IndexPart<T>> of(Source<T> source, IndexSpec spec) throws IOException {
    List<String> splits =
        spec.split().isPresent()
            ? List.of(spec.split().get())
            : source.reader().splits(source.path());
    var data = new TreeMap<String, Dataset<T>>();
    for (String split : splits) {
      data.put(split, source.other(Optional.of(split)));
    }
    boolean clash = haveCommonIds(data.values());
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
