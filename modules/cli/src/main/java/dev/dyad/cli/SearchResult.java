package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.search.Entry;
import dev.dyad.search.Hit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was found for one query.
 *
 * @param query what was asked for
 * @param hits the most similar first
 */
record SearchResult(IndexQuery query, List<Hit> hits) {
  /** Columns that are shown by themselves, or say nothing on a line. */
  private static final Set<String> NOT_LISTED =
      Set.of(Entry.LABEL, IndexBuilder.TEXT, IndexSource.PATH, IndexSource.SPLIT);

  /** The query, and a line for each hit. */
  String toLines() {
    return ViewLines.printable(query.shown()) + "\n" + lines(hits);
  }

  /** Similarity, id, label, other columns, text. */
  static String lines(List<Hit> hits) {
    return hits.stream().map(SearchResult::line).collect(Collectors.joining());
  }

  private static String line(Hit hit) {
    var line = new StringBuilder(String.format(Locale.ROOT, "  %7.4f  ", hit.similarity()));
    line.append(hit.id());
    hit.label().ifPresent(label -> line.append("  ").append(label));
    hit.columns()
        .forEach(
            (name, value) -> {
              if (!NOT_LISTED.contains(name)) {
                line.append("  ").append(name).append('=').append(value);
              }
            });
    String text = hit.columns().getOrDefault(IndexBuilder.TEXT, "");
    line.append(text.isEmpty() ? "" : "  " + text.substring(0, Math.min(100, text.length())));
    return ViewLines.printable(line.toString()) + "\n";
  }

  void writeTo(ObjectNode node) {
    node.put("query", query.shown());
    writeTo(node.putArray("hits"), hits);
  }

  static void writeTo(ArrayNode array, List<Hit> hits) {
    for (Hit hit : hits) {
      ObjectNode node = array.addObject().put("id", hit.id()).put("similarity", hit.similarity());
      ObjectNode columns = node.putObject("columns");
      hit.columns().forEach(columns::put);
    }
  }
}
