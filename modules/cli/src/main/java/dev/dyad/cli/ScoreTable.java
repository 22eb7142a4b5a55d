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
    out.printf("%-28s %10s", "", "encoder");
    report.controls().keySet().forEach(word -> out.print(column(word, controlTitle(word))));
    out.println();
    for (Score score : report.scores()) {
      out.printf("%-28s %10s", title(score.name()), value(score.name(), score.value()));
      report.controls().forEach((word, c) -> out.print(column(word, control(score.name(), c))));
      out.println();
    }
    report
        .chance()
        .ifPresent(c -> out.printf("%-28s %10s%n", "chance (commonest class)", percent(c.value())));
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

  /** Right in a column as wide as its title. */
  private static String column(String word, String text) {
    int width = Math.max(10, controlTitle(word).length());
    return " " + " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String control(String name, List<Score> measured) {
    return measured.stream()
        .filter(s -> s.name().equals(name))
        .map(s -> value(name, s.value()))
        .findFirst()
        .orElse("");
  }

  /** What people call a control. */
  static String controlTitle(String word) {
    return switch (word) {
      case "raw" -> "raw input";
      case "given" -> "as given";
      default -> word;
    };
  }

  /** What people call a score. */
  static String title(String name) {
    return switch (name) {
      case "knn.accuracy" -> "k-NN accuracy";
      case "linear.accuracy" -> "linear probe accuracy";
      case "viewMatching.accuracy" -> "view matching";
      case "knnSplit.accuracy" -> "k-NN within the test set";
      case "auroc" -> "AUROC";
      case "aupr" -> "AUPR";
      case "f1.value" -> "F1 at the threshold";
      case "pointAuroc" -> "AUROC of times";
      case "pointAupr" -> "AUPR of times";
      case "pointF1.value" -> "F1 of times";
      case "rangeF1.value" -> "F1 of ranges";
      case "svm.accuracy" -> "SVM accuracy";
      case "crossValidation.accuracy" -> "cross-validated SVM";
      case "spearman" -> "Spearman of similarities";
      case "pearson" -> "Pearson of similarities";
      case "recallAt1" -> "recall at 1";
      case "recallAt5" -> "recall at 5";
      case "recallAt10" -> "recall at 10";
      case "captions.recallAt1" -> "caption recall at 1";
      case "captions.recallAt5" -> "caption recall at 5";
      case "captions.recallAt10" -> "caption recall at 10";
      case "captions.meanReciprocalRank" -> "caption reciprocal rank";
      case "zeroShot.accuracy" -> "zero-shot accuracy";
      case "meanReciprocalRank" -> "mean reciprocal rank";
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
