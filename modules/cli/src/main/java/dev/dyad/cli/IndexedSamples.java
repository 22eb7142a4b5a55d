package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.report.Thumbnail;
import dev.dyad.search.Hit;
import dev.dyad.search.SimilarityIndex;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The samples behind entries, as far as they are still where they were.
 *
 * @param modality of the index
 * @param index with the entries
 */
record IndexedSamples<T>(Modality<T> modality, SimilarityIndex index) {
  private static final int SIDE = 160;

  /** Drawings by id; where a sample is gone, words that say so. */
  Map<String, Drawing> drawings(Collection<Hit> hits) throws IOException {
    var bySource = new TreeMap<String, Map<String, Hit>>();
    for (Hit hit : hits) {
      String split = hit.columns().getOrDefault(IndexSource.SPLIT, DatasetReader.ALL);
      String path = hit.columns().getOrDefault(IndexSource.PATH, "");
      bySource
          .computeIfAbsent(IndexSource.note(path, split), n -> new HashMap<>())
          .put(hit.id(), hit);
    }
    SpecCodec codec = IndexSource.codec(modality);
    Map<String, String> notes = index.notes();
    var drawings = new HashMap<String, Drawing>();
    for (var each : bySource.entrySet()) {
      if (notes.containsKey(each.getKey())) {
        IndexSource source = codec.read(IndexSource.class, notes.get(each.getKey()));
        draw(source, each.getValue(), drawings);
      }
    }
    hits.forEach(hit -> drawings.computeIfAbsent(hit.id(), id -> words(hit)));
    return drawings;
  }

  private void draw(IndexSource source, Map<String, Hit> wanted, Map<String, Drawing> drawings) {
    try {
      Dataset<T> data = source.open(modality);
      for (int row = 0; row < data.size(); row++) {
        String id = source.prefix() + data.id(row);
        if (wanted.containsKey(id)) {
          drawings.put(id, draw(data, row));
        }
      }
    } catch (IOException | IllegalArgumentException gone) {
      wanted.forEach((id, hit) -> drawings.put(id, words(hit)));
    }
  }

  private Drawing draw(Dataset<T> data, int row) {
    try {
      return Thumbnail.of(modality.draw(data.get(row).value()), SIDE);
    } catch (UnreadableSampleException e) {
      return new Drawing.Words(e.reason());
    }
  }

  private static Drawing words(Hit hit) {
    return new Drawing.Words(
        hit.columns()
            .getOrDefault(
                IndexBuilder.TEXT,
                "no longer in " + hit.columns().getOrDefault(IndexSource.PATH, "its place")));
  }
}
