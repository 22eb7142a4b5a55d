package dev.dyad.cli;

import dev.dyad.core.Modalities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a trained encoder, on its own test data or on other data. */
@Command(
    name = "eval",
    description =
        "k-NN, linear probe, alignment, uniformity of a run's encoder, beside their controls.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  dyad eval runs/demo-1", "  dyad eval runs/demo-1 --data other-digits --json"})
final class EvalCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(
      names = "--data",
      description =
          "other data, with the same classes where labelled (default: the run's test data)")
  private Optional<Path> data;

  @Option(names = "--json", description = "print the report as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RunFolder folder = RunFolder.open(run);
    Recipe recipe = folder.recipe();
    return Run.of(Modalities.named(recipe.modality()), recipe, folder, spec).evaluate(data, json);
  }
}
