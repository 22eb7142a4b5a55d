package dev.dyad.cli;

import dev.dyad.eval.Score;
import dev.dyad.report.Confusion;
import dev.dyad.report.FewLabels;
import dev.dyad.report.Scores;
import dev.dyad.report.Section;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a report that are about scores: each beside its controls.
 *
 * @param recipe what was run
 * @param result what was found
 */
record ScoreSections(Recipe recipe, EvaluationRun result) {
  private static final Set<String> CLASSIFIED =
      Set.of(
          "knn.accuracy",
          "linear.accuracy",
          "svm.accuracy",
          "crossValidation.accuracy",
          "zeroShot.accuracy");

  Scores scores() {
    var cards = new ArrayList<Scores.Card>();
    for (Score score : result.encoder().scores()) {
      if (score.name().startsWith("fewLabels.")) {
        continue; // they have a chart of their own
      }
      var controls = new ArrayList<Scores.Measured>();
      result
          .controls()
          .forEach(
              (word, control) ->
                  controls.add(
                      measured(ScoreTable.controlTitle(word), control.score(score.name()))));
      if (score.details().containsKey("chance")) {
        controls.add(Scores.Measured.of("chance", score.details().get("chance")));
      }
      boolean accuracy = score.name().endsWith(".accuracy");
      if (CLASSIFIED.contains(score.name())) {
        result.chance().ifPresent(c -> controls.add(Scores.Measured.of("chance", c.value())));
      }
      cards.add(
          new Scores.Card(
              ScoreTable.title(score.name()).replaceFirst(" \\(.*", ""),
              accuracy ? Scores.Scale.PERCENT : Scores.Scale.PLAIN,
              score.name().equals("alignment") || score.name().equals("uniformity")
                  ? Scores.Better.LOWER
                  : Scores.Better.HIGHER,
              measured("encoder", score),
              controls,
              how(score)));
    }
    return new Scores(cards);
  }

  private String how(Score score) {
    int train = result.encoder().train().size();
    int test = result.encoder().test().size();
    return switch (score.name()) {
      case "knn.accuracy" ->
          "k = %d, cosine, %,d fit, %,d scored, last epoch"
              .formatted(recipe.evaluate().neighbours(), train, test);
      case "linear.accuracy" ->
          "logistic regression, penalty %s, %,d fit, %,d scored, last epoch"
              .formatted(
                  ("" + score.details().get("penalty")).replaceFirst("\\.0$", ""), train, test);
      case "svm.accuracy" ->
          "kernel and cost chosen among %,d fit, %,d scored, last epoch".formatted(train, test);
      case "crossValidation.accuracy" ->
          "%.0f folds of %,.0f samples, deviation %.1f over folds, %.1f over %.0f repeats"
              .formatted(
                  score.details().get("folds"),
                  score.details().get("rows"),
                  100 * score.details().get("deviation"),
                  100 * score.details().get("repeatDeviation"),
                  score.details().get("repeats"));
      case "viewMatching.accuracy" ->
          "the other view found first among %,.0f; no labels"
              .formatted(score.details().getOrDefault("samples", 0.0));
      default ->
          score.details().containsKey("targets")
              ? "%,.0f looked for, among %,.0f"
                  .formatted(score.details().get("queries"), score.details().get("targets"))
              : "%,d test samples".formatted(test);
    };
  }

  private static Scores.Measured measured(String name, Score score) {
    double low = score.details().getOrDefault("low", score.value());
    double high = score.details().getOrDefault("high", score.value());
    return new Scores.Measured(name, score.value(), low, high);
  }

  Section confusion() {
    var matrix = result.encoder().nearest().orElseThrow().confusion();
    int n = matrix.classNames().size();
    int[][] counts = new int[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        counts[i][j] = (int) matrix.count(i, j);
      }
    }
    return new Confusion("k-NN", matrix.classNames(), counts);
  }

  Section fewLabels() {
    var lines = new ArrayList<FewLabels.Line>();
    lines.add(line("encoder", result.encoder()));
    result.controls().forEach((word, c) -> lines.add(line(ScoreTable.controlTitle(word), c)));
    return new FewLabels(lines);
  }

  private static FewLabels.Line line(String name, Evaluation evaluation) {
    var points = new ArrayList<FewLabels.Point>();
    evaluation.fewLabels().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e -> {
              var measured = measured(name, e.getValue());
              points.add(
                  new FewLabels.Point(
                      e.getKey(), measured.value(), measured.low(), measured.high()));
            });
    return new FewLabels.Line(name, points);
  }
}
