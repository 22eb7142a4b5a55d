package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.Drawing;
import dev.dyad.core.RandomKey;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Knn;
import dev.dyad.eval.Pca;
import dev.dyad.eval.Score;
import dev.dyad.eval.TSne;
import dev.dyad.pairs.ViewSampler;
import dev.dyad.report.Confusion;
import dev.dyad.report.FewLabels;
import dev.dyad.report.FileLinks;
import dev.dyad.report.Neighbours;
import dev.dyad.report.PairDistances;
import dev.dyad.report.PairPlane;
import dev.dyad.report.Plots;
import dev.dyad.report.Report;
import dev.dyad.report.ReportPage;
import dev.dyad.report.Scatter;
import dev.dyad.report.Scores;
import dev.dyad.report.Section;
import dev.dyad.report.Thumbnail;
import dev.dyad.report.Warnings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Makes {@code report.html} and the plots from what a run found. */
final class ReportSections<T> {
  private static final int GALLERY_ROWS = 6;
  private static final int NEIGHBOURS_SHOWN = 8;
  private static final int PAIRS_DRAWN = 150;
  private static final int THUMBNAIL = 48;

  private final Recipe recipe;
  private final RunFolder folder;
  private final Workload<T> work;
  private final Run.EvaluationRun result;
  private final RunReport report;

  ReportSections(
      Recipe recipe,
      RunFolder folder,
      Workload<T> work,
      Run.EvaluationRun result,
      RunReport report) {
    this.recipe = recipe;
    this.folder = folder;
    this.work = work;
    this.result = result;
    this.report = report;
  }

  /** Writes plots and page. */
  void write() throws IOException {
    MetricsFile metrics = MetricsFile.read(folder.metrics());
    var sections = new ArrayList<Section>();
    sections.add(scores());
    sections.add(new Warnings(metrics.warnings(), report.skipped()));
    sections.add(metrics.training());
    sections.add(distances());
    sections.add(plane());
    if (recipe.evaluate().tsne() > 0) {
      scatter().ifPresent(sections::add);
    }
    sections.add(views());
    sections.add(neighbours());
    if (result.encoder().isClassified()) {
      sections.add(confusion());
      sections.add(fewLabels());
    }
    var page = page(sections);
    List<Path> plots = Plots.write(page, folder.plots());
    sections.add(
        new FileLinks("Plots", plots.stream().map(p -> "plots/" + p.getFileName()).toList()));
    ReportPage.write(page(sections), folder.path().resolve("report.html"));
  }

  private Report page(List<Section> sections) {
    String title =
        "%s on %s"
            .formatted(
                recipe.method().getClass().getSimpleName(),
                Path.of(recipe.data().path()).getFileName());
    return new Report(title, report.provenance().get("command"), sections, report.provenance());
  }

  private Scores scores() {
    var cards = new ArrayList<Scores.Card>();
    for (Score score : result.encoder().scores()) {
      var controls = new ArrayList<Scores.Measured>();
      controls.add(measured("raw input", result.raw().score(score.name())));
      controls.add(measured("untrained", result.untrained().score(score.name())));
      boolean accuracy = score.name().endsWith(".accuracy");
      if (score.name().equals("knn.accuracy") || score.name().equals("linear.accuracy")) {
        controls.add(Scores.Measured.of("chance", result.encoder().chance().value()));
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
          "logistic regression, %,d fit, %,d scored, last epoch".formatted(train, test);
      case "viewMatching.accuracy" ->
          "the other view found first among %,.0f; no labels"
              .formatted(score.details().getOrDefault("samples", 0.0));
      default -> "%,d test samples".formatted(test);
    };
  }

  private static Scores.Measured measured(String name, Score score) {
    double low = score.details().getOrDefault("low", score.value());
    double high = score.details().getOrDefault("high", score.value());
    return new Scores.Measured(name, score.value(), low, high);
  }

  private PairDistances distances() {
    Embeddings first = result.encoder().pairs().get(0);
    Embeddings second = result.encoder().pairs().get(1);
    int n = first.size();
    return new PairDistances(
        "cosine distance",
        IntStream.range(0, n).mapToDouble(i -> cosine(first.row(i), second.row(i))).toArray(),
        IntStream.range(0, n)
            .mapToDouble(i -> cosine(first.row(i), second.row((i + 1) % n)))
            .toArray());
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return aa == 0 || bb == 0 ? 1 : 1 - dot / Math.sqrt(aa * bb);
  }

  private PairPlane plane() {
    Embeddings first = result.encoder().pairs().get(0);
    Embeddings second = result.encoder().pairs().get(1);
    int n = Math.min(PAIRS_DRAWN, first.size());
    var both = new float[2 * n][];
    for (int i = 0; i < n; i++) {
      both[i] = first.row(i);
      both[n + i] = second.row(i);
    }
    Embeddings views = Embeddings.of(both);
    float[][] at = new Pca(2).fit(views).project(views);
    var pairs = new ArrayList<PairPlane.Pair>();
    for (int i = 0; i < n; i++) {
      pairs.add(
          new PairPlane.Pair(
              first.id(i), label(first, i), at[i][0], at[i][1], at[n + i][0], at[n + i][1]));
    }
    return new PairPlane("PCA", first.labelNames(), pairs);
  }

  private Optional<Section> scatter() {
    Embeddings test = result.encoder().test();
    int n = Math.min(recipe.evaluate().tsne(), test.size());
    if (n < 10) {
      return Optional.empty();
    }
    int[] chosen = IntStream.range(0, n).map(i -> (int) ((long) i * test.size() / n)).toArray();
    Embeddings some = test.select(chosen);
    TSne.Plane plane = new TSne().map(some);
    var drawings = drawings(work.test(), some.ids());
    var dots = new ArrayList<Scatter.Dot>();
    for (int i = 0; i < n; i++) {
      dots.add(
          new Scatter.Dot(
              some.id(i),
              label(some, i),
              plane.x(i),
              plane.y(i),
              drawings.getOrDefault(some.id(i), new Drawing.Words(some.id(i)))));
    }
    return Optional.of(
        new Scatter(
            "t-SNE",
            "%,d test samples, KL divergence %.2f".formatted(n, plane.divergence()),
            some.labelNames(),
            dots));
  }

  private Section views() {
    var sampler =
        new ViewSampler<>(
            work.train(),
            work.views().pipelines(),
            recipe.batchOrder(),
            RandomKey.of(recipe.seed()));
    return new ViewRows<>(work.modality(), sampler, 0).rows(GALLERY_ROWS);
  }

  private Section neighbours() {
    Embeddings train = result.encoder().train();
    Embeddings test = result.encoder().test();
    int rows = Math.min(GALLERY_ROWS, test.size());
    int[] chosen =
        IntStream.range(0, rows).map(i -> (int) ((long) i * test.size() / rows)).toArray();
    Embeddings queries = test.select(chosen);
    int k = Math.min(NEIGHBOURS_SHOWN, train.size());
    var found = new Knn(k, dev.dyad.eval.Distance.COSINE).neighbours(train, queries);
    var ids = new ArrayList<String>();
    for (int q = 0; q < rows; q++) {
      for (int index : found.indices(q)) {
        ids.add(train.id(index));
      }
    }
    Map<String, Drawing> trainDrawings = drawings(work.train(), ids);
    Map<String, Drawing> testDrawings = drawings(work.test(), queries.ids());
    var shown = new ArrayList<Neighbours.Query>();
    for (int q = 0; q < rows; q++) {
      var near = new ArrayList<Neighbours.Neighbour>();
      for (int rank = 0; rank < k; rank++) {
        near.add(
            new Neighbours.Neighbour(
                item(train, found.index(q, rank), trainDrawings), found.distance(q, rank)));
      }
      shown.add(new Neighbours.Query(item(queries, q, testDrawings), near));
    }
    return new Neighbours("cosine distance", shown);
  }

  private static Neighbours.Item item(Embeddings of, int row, Map<String, Drawing> drawings) {
    String id = of.id(row);
    Optional<String> label =
        of.label(row) < 0 ? Optional.empty() : Optional.of(of.labelNames().get(of.label(row)));
    return new Neighbours.Item(id, label, drawings.getOrDefault(id, new Drawing.Words(id)));
  }

  private Section confusion() {
    var matrix = result.encoder().classification(recipe).confusion();
    int n = matrix.classNames().size();
    int[][] counts = new int[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        counts[i][j] = (int) matrix.count(i, j);
      }
    }
    return new Confusion("k-NN", matrix.classNames(), counts);
  }

  private Section fewLabels() {
    return new FewLabels(
        List.of(
            line("encoder", result.encoder()),
            line("raw input", result.raw()),
            line("untrained", result.untrained())));
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

  /** Small drawings of the samples with these ids. */
  private Map<String, Drawing> drawings(Dataset<T> data, List<String> ids) {
    var wanted = new java.util.HashSet<>(ids);
    var drawings = new HashMap<String, Drawing>();
    for (int i = 0; i < data.size() && drawings.size() < wanted.size(); i++) {
      if (!wanted.contains(data.id(i))) {
        continue;
      }
      try {
        Drawing drawing = work.modality().draw(data.get(i).value());
        drawings.put(data.id(i), Thumbnail.of(drawing, THUMBNAIL));
      } catch (UnreadableSampleException gone) {
        drawings.put(data.id(i), new Drawing.Words(gone.reason()));
      }
    }
    return drawings;
  }

  private static OptionalInt label(Embeddings of, int row) {
    return of.label(row) < 0 ? OptionalInt.empty() : OptionalInt.of(of.label(row));
  }
}
