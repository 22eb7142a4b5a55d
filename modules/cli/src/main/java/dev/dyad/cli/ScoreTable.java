package dev.dyad.cli;

import dev.dyad.core.Skipped;
import dev.dyad.eval.Score;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A report's scores beside their controls, as lines of text. */
record ScoreTable(RunReport report) {
  private static final int SKIPPED_SHOWN = 5;

  void print(PrintWriter out) {
    out.printf("%-28s %10s %10s %10s%n", "", "encoder", "raw input", "untrained");
    for (Score score : report.scores()) {
      out.printf(
          "%-28s %10s %10s %10s%n",
          title(score.name()),
          value(score.name(), score.value()),
          control(score.name(), RunReport.controlName("raw", score.name())),
          control(score.name(), RunReport.controlName("untrained", score.name())));
    }
    control(out, "chance");
    report
        .timing()
        .forEach((name, seconds) -> out.printf(Locale.ROOT, "%-28s %10.1f%n", name, seconds));
    report
        .throughput()
        .forEach((name, rate) -> out.printf(Locale.ROOT, "%-28s %10.0f%n", name, rate));
    List<Skipped> skipped = report.skipped();
    if (!skipped.isEmpty()) {
      out.printf("skipped %d:%n", skipped.size());
      skipped.stream()
          .limit(SKIPPED_SHOWN)
          .forEach(s -> out.printf("  %s: %s%n", s.id(), s.reason()));
      if (skipped.size() > SKIPPED_SHOWN) {
        out.println("  ... all of them are in the report");
      }
    }
  }

  private void control(PrintWriter out, String name) {
    report.controls().stream()
        .filter(c -> c.name().equals(name))
        .forEach(c -> out.printf("%-28s %10s%n", "chance (commonest class)", percent(c.value())));
  }

  private String control(String scoreName, String controlName) {
    return report.controls().stream()
        .filter(c -> c.name().equals(controlName))
        .map(c -> value(scoreName, c.value()))
        .findFirst()
        .orElse("");
  }

  /** What people call a score. */
  static String title(String name) {
    return switch (name) {
      case "knn.accuracy" -> "k-NN accuracy";
      case "linear.accuracy" -> "linear probe accuracy";
      case "viewMatching.accuracy" -> "view matching";
      case "alignment" -> "alignment (lower better)";
      case "uniformity" -> "uniformity (lower better)";
      case "effectiveRank" -> "effective rank";
      default ->
          name.startsWith("fewLabels.")
              ? "linear, labels a class: " + name.replaceAll("\\D", "")
              : name;
    };
  }

  private static String value(String name, double value) {
    return name.contains(".accuracy") ? percent(value) : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
