package dev.dyad.cli;

import dev.dyad.core.Drawing;
import dev.dyad.core.Modality;
import dev.dyad.report.Found;
import dev.dyad.report.Neighbours;
import dev.dyad.report.Report;
import dev.dyad.report.ReportPage;
import dev.dyad.report.Thumbnail;
import dev.dyad.search.Entry;
import dev.dyad.search.Hit;
import dev.dyad.search.SimilarityIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page with what was found.
 *
 * @param modality of the index
 * @param index that was searched
 */
record ResultsPage<T>(Modality<T> modality, SimilarityIndex index) {
  private static final int GROUPS_SHOWN = 200;
  private static final int MEMBERS_SHOWN = 24;
  private static final int SIDE = 160;

  /** Writes the results of a search. */
  void write(Path file, String name, List<SearchResult> results) throws IOException {
    var shown = new ArrayList<Hit>();
    for (SearchResult result : results) {
      shown.addAll(result.hits());
      result.query().ownId().ifPresent(id -> shown.add(hit(id)));
    }
    Map<String, Drawing> drawings = new IndexedSamples<>(modality, index).drawings(shown);
    var queries = new ArrayList<Neighbours.Query>();
    for (SearchResult result : results) {
      IndexQuery query = result.query();
      Drawing drawing =
          query
              .drawing()
              .map(d -> Thumbnail.of(d, SIDE))
              .orElseGet(() -> drawings.get(query.ownId().orElseThrow()));
      var item = new Neighbours.Item(query.shown(), query.label(), drawing);
      queries.add(new Neighbours.Query(item, neighbours(drawing, result.hits(), drawings)));
    }
    write(file, "Search in " + name, new Found("Found", "cosine similarity to the query", queries));
  }

  /** Writes groups of duplicates. */
  void writeGroups(Path file, String name, List<List<Hit>> groups) throws IOException {
    List<List<Hit>> some =
        groups.stream()
            .limit(GROUPS_SHOWN)
            .map(g -> g.subList(0, Math.min(MEMBERS_SHOWN, g.size())))
            .toList();
    Map<String, Drawing> drawings =
        new IndexedSamples<>(modality, index)
            .drawings(some.stream().flatMap(List::stream).toList());
    var queries = new ArrayList<Neighbours.Query>();
    for (List<Hit> group : some) {
      Hit first = group.get(0);
      Drawing drawing = drawings.get(first.id());
      queries.add(
          new Neighbours.Query(
              new Neighbours.Item(first.id(), first.label(), drawing),
              neighbours(drawing, group.subList(1, group.size()), drawings)));
    }
    write(
        file,
        "Duplicates in " + name,
        new Found("Groups", "cosine similarity to the nearest of the group", queries));
  }

  private void write(Path file, String title, Found found) throws IOException {
    var facts = new LinkedHashMap<String, String>();
    facts.put("entries", Integer.toString(index.size()));
    facts.put("encoder", index.encoder().toString());
    facts.put("dyad", Main.VERSION);
    ReportPage.write(new Report(title, "", List.of(found), facts), file);
  }

  private Hit hit(String id) {
    try {
      Entry entry = index.entry(id).orElseThrow();
      return new Hit(id, 1, entry.columns());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e.getMessage(), e);
    }
  }

  private static List<Neighbours.Neighbour> neighbours(
      Drawing beside, List<Hit> hits, Map<String, Drawing> drawings) {
    return hits.stream()
        .map(
            hit ->
                new Neighbours.Neighbour(
                    new Neighbours.Item(
                        hit.id(), hit.label(), WordDiff.beside(beside, drawings.get(hit.id()))),
                    hit.similarity()))
        .toList();
  }
}
