package dev.dyad.report;

import dev.dyad.report.Neighbours.Item;
import dev.dyad.report.Neighbours.Neighbour;
import dev.dyad.report.Neighbours.Query;
import dev.dyad.report.Views.Row;
import dev.dyad.report.Views.Shown;
import java.util.List;
import java.util.Optional;

/** Writes rows of pictures. */
final class GallerySections {
  private static final int CHANGES_SHOWN = 2;

  private GallerySections() {}

  static void views(Markup out, Views views) {
    out.open("div", "class", "rows");
    for (Row row : views.samples()) {
      out.open("div", "class", "row");
      out.open("div", "class", "cell first");
      Drawings.write(out, row.original(), "original of " + row.id());
      id(out, row.id());
      out.element("p", "original", "class", "quiet").close();
      out.open("div", "class", "strip");
      int number = 1;
      for (Shown view : row.views()) {
        out.open("div", "class", "cell");
        Drawings.write(out, view.drawing(), "view " + number++ + " of " + row.id());
        changes(out, view.changes());
        out.close();
      }
      out.close().close().line();
    }
    out.close();
  }

  /** Short names of the first changes; the whole text when opened. */
  private static void changes(Markup out, List<String> changes) {
    if (changes.isEmpty()) {
      out.element("p", "unchanged", "class", "quiet");
      return;
    }
    int shown = Math.min(CHANGES_SHOWN, changes.size());
    String names =
        String.join(", ", changes.stream().limit(shown).map(GallerySections::name).toList());
    String more = changes.size() > shown ? " +" + (changes.size() - shown) : "";
    out.open("details", "class", "changes").element("summary", names + more);
    out.open("ol");
    for (String change : changes) {
      out.element("li", change, "dir", "auto");
    }
    out.close().close();
  }

  /** What stands before the settings: "Rotated" of "Rotated(angleDegrees=12.5)". */
  static String name(String change) {
    int end = change.indexOf('(');
    int bracket = change.indexOf('[');
    int cut = end < 0 ? bracket : bracket < 0 ? end : Math.min(end, bracket);
    return Drawings.shortened(cut > 0 ? change.substring(0, cut) : change, 32);
  }

  static void neighbours(Markup out, Neighbours neighbours) {
    out.open("p", "class", "note").text("Under each neighbour: " + neighbours.measure() + ". ");
    if (neighbours.queries().stream().anyMatch(q -> q.sample().label().isPresent())) {
      out.element("span", "✓ same label", "class", "right").text(" ");
      out.element("span", "✗ other label", "class", "wrong");
    }
    out.close();
    out.open("div", "class", "rows");
    for (Query query : neighbours.queries()) {
      out.open("div", "class", "row");
      item(out, query.sample(), "cell first", "query");
      out.open("div", "class", "strip");
      for (Neighbour neighbour : query.neighbours()) {
        neighbour(out, query, neighbour);
      }
      out.close().close().line();
    }
    out.close();
  }

  static void found(Markup out, Found found) {
    out.element("p", "Under each: " + found.measure() + ".", "class", "note");
    out.open("div", "class", "rows");
    for (Query query : found.queries()) {
      out.open("div", "class", "row");
      item(out, query.sample(), "cell first", "query");
      out.open("div", "class", "strip");
      for (Neighbour hit : query.neighbours()) {
        out.open("div", "class", "cell");
        Drawings.write(out, hit.sample().drawing(), "found " + hit.sample().id());
        id(out, hit.sample().id());
        out.open("p", "class", "under");
        hit.sample().label().ifPresent(label -> out.element("bdi", Drawings.shortened(label, 40)));
        out.element("span", Numbers.significant(hit.distance()), "class", "count");
        out.close().close();
      }
      if (query.neighbours().isEmpty()) {
        out.element("p", "nothing", "class", "quiet");
      }
      out.close().close().line();
    }
    out.close();
  }

  private static void item(Markup out, Item item, String kind, String description) {
    out.open("div", "class", kind);
    Drawings.write(out, item.drawing(), description + " " + item.id());
    id(out, item.id());
    item.label().ifPresent(label -> out.element("p", label, "class", "quiet", "dir", "auto"));
    out.close();
  }

  private static void neighbour(Markup out, Query query, Neighbour neighbour) {
    Optional<Boolean> right = query.right(neighbour);
    String kind = right.map(r -> r ? "cell right" : "cell wrong").orElse("cell");
    Item item = neighbour.sample();
    out.open("div", "class", kind, "title", Drawings.shortened(item.id(), 200));
    Drawings.write(out, item.drawing(), "neighbour " + item.id());
    out.open("p", "class", "under");
    right.ifPresent(
        r ->
            out.element(
                "span", r ? "✓" : "✗", "class", "mark", "aria-label", r ? "right" : "wrong"));
    item.label().ifPresent(label -> out.element("bdi", Drawings.shortened(label, 40)));
    out.element("span", Numbers.significant(neighbour.distance()), "class", "count");
    out.close().close();
  }

  private static void id(Markup out, String id) {
    out.element(
        "p",
        Drawings.shortened(id, 200),
        "class",
        "id",
        "dir",
        "auto",
        "title",
        Drawings.shortened(id, 1000));
  }
}
