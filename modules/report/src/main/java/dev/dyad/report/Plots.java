package dev.dyad.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes the charts of a report as PNG files, without a screen: {@code loss.png} and one for each
 * other curve by its name, {@code alignment-uniformity.png}, {@code similarities.png}, {@code
 * pairs.png}, {@code tsne.png}, {@code views.png}, {@code confusion.png}, {@code few-labels.png},
 * and {@code knn-vs-controls.png} (the card's metric by its first word).
 */
public final class Plots {
  private Plots() {}

  /**
   * Writes a plot for each section that has one. Needs a font to be installed.
   *
   * @param folder made where missing
   * @return the files written, in the order of the sections
   * @throws IOException if a file cannot be written
   */
  public static List<Path> write(Report report, Path folder) throws IOException {
    Map<String, Supplier<BufferedImage>> plots = new LinkedHashMap<>();
    for (Section section : report.sections()) {
      if (PageSections.hasContent(section)) {
        add(plots, section);
      }
    }
    var files = new ArrayList<Path>();
    for (var plot : plots.entrySet()) {
      Path file = folder.resolve(plot.getKey() + ".png");
      Aside.write(file, Drawings.png(plot.getValue().get()));
      files.add(file);
    }
    return List.copyOf(files);
  }

  private static void add(Map<String, Supplier<BufferedImage>> plots, Section section) {
    if (section instanceof Scores scores) {
      for (Scores.Card card : scores.cards()) {
        String metric = slug(card.metric()).replaceFirst("^k-nn", "knn");
        put(plots, metric.replaceFirst("-.*", "") + "-vs-controls", ScoreChart.of(card));
      }
    } else if (section instanceof Training training) {
      training.curves().forEach(curve -> put(plots, slug(curve.name()), CurveChart.of(curve)));
      if (!training.path().isEmpty()) {
        put(plots, "alignment-uniformity", UniformityChart.of(training.path()));
      }
    } else if (section instanceof PairDistances distances) {
      put(plots, "similarities", HistogramChart.of(distances));
    } else if (section instanceof PairPlane pairs) {
      put(plots, "pairs", PlaneChart.of(pairs));
    } else if (section instanceof Scatter scatter) {
      put(plots, slug(scatter.name()).replace("t-sne", "tsne"), ScatterChart.of(scatter));
    } else if (section instanceof Views views) {
      plots.put(free(plots, "views"), () -> ContactSheet.of("Views", views));
    } else if (section instanceof Confusion confusion) {
      put(plots, "confusion", ConfusionChart.of(confusion));
    } else if (section instanceof FewLabels few) {
      put(plots, "few-labels", FewLabelsChart.of(few));
    } else if (section instanceof Timelines timelines) {
      timelines
          .lines()
          .forEach(line -> put(plots, "timeline-" + slug(line.name()), TimelineChart.of(line)));
    }
  }

  private static void put(Map<String, Supplier<BufferedImage>> plots, String name, Chart chart) {
    plots.put(free(plots, name), () -> PixelPen.draw(chart));
  }

  private static String free(Map<String, Supplier<BufferedImage>> plots, String name) {
    String free = name;
    for (int i = 2; plots.containsKey(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  /** A file name made from words: "learning rate" gives "learning-rate". */
  static String slug(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "plot" : Drawings.shortened(slug, 60).replace("…", "");
  }
}
