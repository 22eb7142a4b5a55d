package dev.dyad.report;

import dev.dyad.core.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Charts and pictures as elements of a page. */
final class Figures {
  private Figures() {}

  /** A chart under its title. */
  static void chart(Markup out, Chart chart) {
    out.open("figure", "class", "chart " + chart.kind());
    out.element("figcaption", chart.title());
    svg(out, chart);
    out.raw("script", spots(chart, List.of()), "type", "application/json");
    out.close().line();
  }

  /** A chart alone, for places that have a title of their own. */
  static void bare(Markup out, Chart chart) {
    out.open("figure", "class", "chart " + chart.kind());
    svg(out, chart);
    out.raw("script", spots(chart, List.of()), "type", "application/json");
    out.close().line();
  }

  /** A scatter with its legend; pointing at a dot shows its picture. */
  static void scatter(Markup out, Scatter scatter, int number) {
    Chart chart = ScatterChart.of(scatter);
    List<Drawing> drawings = scatter.dots().stream().map(Scatter.Dot::drawing).toList();
    Optional<SpriteSheet> sheet = SpriteSheet.of(drawings);
    out.open("figure", "class", "chart scatter " + chart.kind());
    legend(out, scatter);
    svg(out, chart);
    out.raw("script", spots(chart, drawings), "type", "application/json");
    sheet.ifPresent(s -> sheet(out, s, "sheet-" + number));
    out.close().line();
  }

  private static void legend(Markup out, Scatter scatter) {
    List<Integer> labels =
        scatter.dots().stream().map(d -> d.label().orElse(-1)).distinct().sorted().toList();
    if (labels.size() < 2) {
      return;
    }
    out.open("div", "class", "legend", "role", "group", "aria-label", "Shown labels");
    for (int label : labels) {
      out.open("button", "type", "button", "aria-pressed", "true");
      out.attribute("data-label", Integer.toString(label));
      String hollow = label >= Ink.CLASS_COUNT ? "swatch hollow" : "swatch";
      String color = "--swatch:var(--" + Ink.ofLabel(label).variable() + ")";
      out.open("span", "class", hollow, "style", color).close();
      out.element("bdi", Drawings.shortened(ScatterChart.labelName(scatter, label), 40));
      out.close();
    }
    out.close().line();
  }

  private static void sheet(Markup out, SpriteSheet sheet, String name) {
    out.open("div", "class", "sheet", "hidden", "");
    out.attribute("id", name);
    out.attribute("data-columns", Integer.toString(sheet.columns()));
    out.attribute("data-rows", Integer.toString(sheet.rows()));
    out.attribute(
        "data-ratio", Numbers.coordinate(sheet.cellWidth() / (double) sheet.cellHeight()));
    out.attribute("style", "background-image:url(" + Drawings.dataUri(sheet.image()) + ")");
    out.close();
  }

  private static void svg(Markup out, Chart chart) {
    String box =
        "0 0 " + Numbers.coordinate(chart.width()) + " " + Numbers.coordinate(chart.height());
    out.open("svg", "viewBox", box, "role", "img", "aria-label", chart.description());
    if (!chart.spots().isEmpty()) {
      out.attribute("tabindex", "0");
    }
    chart.drawing().accept(new SvgPen(out));
    out.close();
  }

  /**
   * {@code {"pointing":"near","spots":[[x,y,"text",label,cell],…]}}; cell is -1 without picture.
   */
  private static String spots(Chart chart, List<Drawing> drawings) {
    var entries = new ArrayList<String>();
    for (int i = 0; i < chart.spots().size(); i++) {
      Chart.Spot spot = chart.spots().get(i);
      boolean picture = i < drawings.size() && Drawings.picture(drawings.get(i)).isPresent();
      entries.add(
          "[%s,%s,%s,%d,%d]"
              .formatted(
                  Numbers.coordinate(spot.x()),
                  Numbers.coordinate(spot.y()),
                  Markup.json(spot.text()),
                  spot.label(),
                  picture ? i : -1));
    }
    String pointing = chart.pointing().name().toLowerCase(Locale.ROOT);
    return "{\"pointing\":\"" + pointing + "\",\"spots\":[" + String.join(",", entries) + "]}";
  }
}
