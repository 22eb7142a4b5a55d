package dev.dyad.cli;

import dev.dyad.report.FileLinks;
import dev.dyad.report.Plots;
import dev.dyad.report.Report;
import dev.dyad.report.ReportPage;
import dev.dyad.report.Section;
import dev.dyad.report.Warnings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes {@code report.html} and the plots from what a run found. */
final class ReportSections<T> {
  private final Recipe recipe;
  private final RunFolder folder;
  private final Workload<T> work;
  private final EvaluationRun result;
  private final RunReport report;

  ReportSections(
      Recipe recipe, RunFolder folder, Workload<T> work, EvaluationRun result, RunReport report) {
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
    var scores = new ScoreSections(recipe, result);
    var pairs = new PairSections(result.encoder().pairs());
    var samples = new SampleSections<>(recipe, work, result.encoder());
    sections.add(scores.scores());
    sections.add(new Warnings(metrics.warnings(), report.skipped()));
    sections.add(metrics.training());
    sections.add(pairs.distances());
    sections.add(pairs.plane());
    if (recipe.evaluate().tsne() > 0) {
      samples.scatter().ifPresent(sections::add);
    }
    sections.add(samples.views());
    sections.add(samples.neighbours());
    samples.alike().ifPresent(sections::add);
    if (result.encoder().nearest().isPresent()) {
      sections.add(scores.confusion());
    }
    if (!result.encoder().fewLabels().isEmpty()) {
      sections.add(scores.fewLabels());
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
}
