package dev.dyad.cli;

import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.Require;
import dev.dyad.report.FileLinks;
import dev.dyad.report.Plots;
import dev.dyad.report.Report;
import dev.dyad.report.ReportPage;
import dev.dyad.report.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds out how strong views should be. */
@Command(
    name = "tune",
    description = {
      "Try how strong views should be, on short runs over the training data alone: the information",
      "that two views share (InfoNCE bound) against k-NN accuracy on held-out training samples.",
      "The best of them is written as a recipe. No test sample is read.",
      "Without --vary, every step of the views is taken with a smaller probability."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad tune samples/digits-simclr.yaml",
      "  dyad tune samples/cifar10-simclr.yaml --set data.path=cifar --set data.limit=5000 \\",
      "      --vary 'views.SimCLR.colorStrength=[0.25, 0.5, 1]' --epochs 20"
    })
final class TuneCommand implements Callable<Integer> {
  private static final List<Double> SHARES = List.of(0.25, 0.5, 0.75, 1.0);

  @Mixin private RecipeOptions recipe;

  @Option(
      names = "--vary",
      paramLabel = "KEY=[A, B]",
      description = "try a setting with several values (repeatable: all combinations)")
  private List<String> variations = new ArrayList<>();

  @Option(names = "--epochs", description = "of each trial (default: a quarter of the recipe's)")
  private Integer epochs;

  @Option(names = "--out", description = "new folder (default: runs/NAME-tune-1, ...)")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Recipe whole = recipe.read();
    int length = epochs == null ? Math.max(1, whole.epochs() / 4) : epochs;
    tune(Modalities.named(whole.modality()), whole, length);
    return 0;
  }

  private <T> void tune(Modality<T> modality, Recipe whole, int length) throws IOException {
    Workload<T> work = Tuning.heldOut(Workload.open(modality, whole), whole);
    RunFolder made = RunFolder.create(out, recipe.name() + "-tune");
    Path folder = made.path();
    Workload<T> fitted;
    List<Trial> trials;
    try {
      fitted = work.fitted(folder);
      trials = trials(whole, length, fitted);
    } catch (IOException | RuntimeException e) {
      made.discard();
      throw e;
    }
    var tuning = new Tuning(folder, spec);
    var tried = new ArrayList<Tried>();
    for (Trial trial : trials) {
      spec.commandLine().getErr().println(trial.name());
      tried.add(tuning.tried(trial, fitted));
    }
    tried.sort(Comparator.comparingDouble(t -> t.shared().value()));
    page(whole, tried, folder);
    print(tried, propose(whole, tried, folder), folder);
  }

  private <T> List<Trial> trials(Recipe whole, int length, Workload<T> work) throws IOException {
    if (variations.isEmpty()) {
      Recipe brief = whole.withEpochs(length);
      return SHARES.stream().map(share -> Trial.sparing(brief, work, share)).toList();
    }
    var trials = new ArrayList<Trial>();
    for (var candidate :
        Comparison.candidates(
            List.of(recipe.file()),
            variations.stream().map(Variation::parse).toList(),
            recipe.sets())) {
      Recipe varied = RecipeFile.read(candidate.recipe(), candidate.sets());
      Require.that(
          varied.data().equals(whole.data()), "--vary is for views and training, not for the data");
      trials.add(new Trial(candidate.name(), varied.withEpochs(length)));
    }
    return trials;
  }

  /** The best trial's recipe, as long as the whole one; none where nothing tells them apart. */
  private Optional<Path> propose(Recipe whole, List<Tried> tried, Path folder) throws IOException {
    Optional<Tried> best =
        tried.stream()
            .filter(t -> t.quality().isPresent())
            .max(Comparator.comparingDouble(t -> t.quality().orElseThrow().value()));
    if (best.isEmpty()) {
      return Optional.empty();
    }
    Path file = folder.resolve("proposed.yaml");
    Recipe proposed = best.get().trial().recipe().withEpochs(whole.epochs());
    AtomicText.write(file, RecipeFile.write(proposed, folder));
    return Optional.of(file);
  }

  private void print(List<Tried> tried, Optional<Path> proposed, Path folder) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf("%-40s %12s %16s %10s%n", "", "shared nats", "held-out k-NN", "seconds");
    for (Tried one : tried) {
      to.printf(
          Locale.ROOT,
          "%-40s %12.2f %16s %10.1f%n",
          one.trial().name(),
          one.shared().value(),
          percent(one),
          one.seconds());
    }
    to.println(
        proposed
            .map(file -> "proposed: " + file)
            .orElse(
                "nothing is proposed: there are not two classes among the training samples, so"
                    + " nothing says which of them is best"));
    to.println("report: " + folder.resolve("tuning.html"));
    to.flush();
  }

  private void page(Recipe whole, List<Tried> tried, Path folder) throws IOException {
    double[] shared = tried.stream().mapToDouble(t -> t.shared().value()).toArray();
    double[] quality =
        tried.stream()
            .mapToDouble(t -> t.quality().map(q -> q.value()).orElse(Double.NaN))
            .toArray();
    var curve = Training.Curve.of("held-out k-NN", "shared information, nats", shared, quality);
    Map<String, String> facts = new LinkedHashMap<>();
    for (Tried one : tried) {
      facts.put(
          one.trial().name(),
          String.format(Locale.ROOT, "%.2f nats, %s", one.shared().value(), percent(one)));
    }
    var sections = new Training(List.of(curve), List.of());
    String title = "How strong views should be: " + whole.method().getClass().getSimpleName();
    var page = new Report(title, "", List.of(sections), facts);
    List<Path> plots = Plots.write(page, folder.resolve("plots"));
    var links =
        new FileLinks("Plots", plots.stream().map(p -> "plots/" + p.getFileName()).toList());
    ReportPage.write(
        new Report(title, "", List.of(sections, links), facts), folder.resolve("tuning.html"));
  }

  private static String percent(Tried one) {
    return one.quality()
        .map(quality -> String.format(Locale.ROOT, "%.2f %%", 100 * quality.value()))
        .orElse("-");
  }
}
