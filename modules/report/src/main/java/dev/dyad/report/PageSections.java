package dev.dyad.report;

import dev.dyad.report.Scores.Card;
import dev.dyad.report.Scores.Measured;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.IntStream;

/** Writes each kind of section. A new kind is added to {@link #write} and {@link #heading}. */
final class PageSections {
  private final Markup out;
  private int scatters;

  PageSections(Markup out) {
    this.out = out;
  }

  /** Name of the section in the table of contents; empty where it has none. */
  static String heading(Section section) {
    if (section instanceof Scores) {
      return "Scores";
    } else if (section instanceof Training) {
      return "Training";
    } else if (section instanceof PairDistances) {
      return "Pair distances";
    } else if (section instanceof PairPlane) {
      return "Pairs";
    } else if (section instanceof Scatter scatter) {
      return scatter.name();
    } else if (section instanceof Views) {
      return "Views";
    } else if (section instanceof Neighbours) {
      return "Neighbours";
    } else if (section instanceof Found found) {
      return found.heading();
    } else if (section instanceof Confusion) {
      return "Confusion";
    } else if (section instanceof FewLabels) {
      return "Few labels";
    } else if (section instanceof Detections) {
      return "Detection";
    } else if (section instanceof Oddest) {
      return "Oddest samples";
    } else if (section instanceof Timelines) {
      return "Timelines";
    } else if (section instanceof FileLinks links) {
      return links.heading();
    }
    return "Warnings";
  }

  /** Whether there is anything to show. */
  static boolean hasContent(Section section) {
    if (section instanceof Scores scores) {
      return !scores.cards().isEmpty();
    } else if (section instanceof Warnings warnings) {
      return !warnings.isEmpty();
    } else if (section instanceof Training training) {
      return !training.curves().isEmpty() || !training.path().isEmpty();
    } else if (section instanceof PairDistances distances) {
      return distances.positive().length > 0 && distances.negative().length > 0;
    } else if (section instanceof PairPlane plane) {
      return !plane.pairs().isEmpty();
    } else if (section instanceof Scatter scatter) {
      return !scatter.dots().isEmpty();
    } else if (section instanceof Views views) {
      return !views.samples().isEmpty();
    } else if (section instanceof Neighbours neighbours) {
      return !neighbours.queries().isEmpty();
    } else if (section instanceof Found found) {
      return !found.queries().isEmpty();
    } else if (section instanceof Confusion confusion) {
      return !confusion.labelNames().isEmpty();
    } else if (section instanceof FewLabels few) {
      return few.lines().stream().anyMatch(line -> !line.points().isEmpty());
    } else if (section instanceof Detections detections) {
      return detections.detectors().get(0).normal().length > 0;
    } else if (section instanceof Oddest oddest) {
      return !oddest.samples().isEmpty();
    } else if (section instanceof Timelines timelines) {
      return !timelines.lines().isEmpty();
    }
    return !((FileLinks) section).paths().isEmpty();
  }

  /** Writes the content of the section. */
  void write(Section section) {
    if (section instanceof Scores scores) {
      scores(scores);
    } else if (section instanceof Warnings warnings) {
      warnings(warnings);
    } else if (section instanceof Training training) {
      training(training);
    } else if (section instanceof PairDistances distances) {
      distances(distances);
    } else if (section instanceof PairPlane plane) {
      note("Lines join two views of the same sample: short lines mean that views stay together.");
      Figures.chart(out, PlaneChart.of(plane));
    } else if (section instanceof Scatter scatter) {
      note(scatter.how());
      Figures.scatter(out, scatter, scatters++);
    } else if (section instanceof Views views) {
      GallerySections.views(out, views);
    } else if (section instanceof Neighbours neighbours) {
      GallerySections.neighbours(out, neighbours);
    } else if (section instanceof Found found) {
      GallerySections.found(out, found);
    } else if (section instanceof Confusion confusion) {
      confusion(confusion);
    } else if (section instanceof FewLabels few) {
      Figures.chart(out, FewLabelsChart.of(few));
    } else if (section instanceof Detections detections) {
      DetectionSections.detections(out, detections);
    } else if (section instanceof Oddest oddest) {
      DetectionSections.oddest(out, oddest);
    } else if (section instanceof Timelines timelines) {
      timelines.lines().forEach(line -> Figures.chart(out, TimelineChart.of(line)));
    } else if (section instanceof FileLinks links) {
      links(links);
    }
  }

  private void scores(Scores scores) {
    out.open("div", "class", "cards");
    for (Card card : scores.cards()) {
      out.open("article", "class", "card");
      out.element("h3", card.metric());
      Measured encoder = card.encoder();
      out.open("p", "class", "value").text(card.format(encoder.value()));
      if (encoder.hasInterval()) {
        String range = card.format(encoder.low()) + " – " + card.format(encoder.high());
        out.element("small", range, "title", "interval of confidence");
      }
      out.close();
      Figures.bare(out, ScoreChart.of(card));
      note(card.how());
      out.close().line();
    }
    out.close();
  }

  private void warnings(Warnings warnings) {
    out.open("div", "class", "warnings", "role", "note");
    for (String message : warnings.messages()) {
      out.open("p").element("span", "⚠", "class", "sign", "aria-hidden", "true");
      out.element("bdi", message).close();
    }
    if (!warnings.skipped().isEmpty()) {
      int count = warnings.skipped().size();
      out.open("details");
      out.element(
          "summary", Numbers.whole(count) + (count == 1 ? " sample" : " samples") + " skipped");
      out.open("ul");
      for (var skipped : warnings.skipped().subList(0, Math.min(count, 1000))) {
        out.open("li").element("bdi", skipped.id(), "class", "id");
        out.text(" — ").element("bdi", skipped.reason()).close();
      }
      if (count > 1000) {
        out.element("li", "… and " + Numbers.whole(count - 1000) + " more");
      }
      out.close().close();
    }
    out.close();
  }

  private void training(Training training) {
    out.open("div", "class", "charts");
    for (Training.Curve curve : training.curves()) {
      Figures.chart(out, CurveChart.of(curve));
    }
    if (!training.path().isEmpty()) {
      Figures.chart(out, UniformityChart.of(training.path()));
    }
    out.close();
  }

  private void distances(PairDistances distances) {
    note(
        "Two views of the same sample are nearer than views of different samples in %s of all comparisons (%s positive, %s negative pairs)."
            .formatted(
                Numbers.percent(distances.separation()),
                Numbers.whole(distances.positive().length),
                Numbers.whole(distances.negative().length)));
    Figures.chart(out, HistogramChart.of(distances));
  }

  private void confusion(Confusion confusion) {
    note(confusion.classifier() + ". Mistakes are shaded beside the most frequent one.");
    Figures.bare(out, ConfusionChart.of(confusion));
    int n = confusion.labelNames().size();
    List<int[]> mistakes =
        IntStream.range(0, n * n)
            .mapToObj(i -> new int[] {i / n, i % n})
            .filter(c -> c[0] != c[1] && confusion.counts()[c[0]][c[1]] > 0)
            .sorted(
                (a, b) ->
                    Integer.compare(confusion.counts()[b[0]][b[1]], confusion.counts()[a[0]][a[1]]))
            .limit(5)
            .toList();
    if (mistakes.isEmpty()) {
      return;
    }
    out.element("p", "Most frequent mistakes", "class", "label").open("ol", "class", "mistakes");
    for (int[] cell : mistakes) {
      out.open("li").element("bdi", confusion.labelNames().get(cell[0]));
      out.text(" taken for ").element("bdi", confusion.labelNames().get(cell[1]));
      out.element("span", Numbers.whole(confusion.counts()[cell[0]][cell[1]]), "class", "count");
      out.close();
    }
    out.close();
  }

  private void links(FileLinks links) {
    out.open("ul", "class", "links");
    for (String path : links.paths()) {
      out.open("li").element("a", path, "href", relative(path)).close();
    }
    out.close();
  }

  /** As a link that can only lead to a file beside the page. */
  private static String relative(String path) {
    try {
      return "./" + new URI(null, null, "/" + path, null).getRawPath().replaceFirst("^/+", "");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("path of a linked file cannot be written: " + path, e);
    }
  }

  private void note(String text) {
    if (!text.isEmpty()) {
      out.element("p", text, "class", "note");
    }
  }
}
