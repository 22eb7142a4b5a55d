package dev.dyad.cli;

import dev.dyad.core.Modalities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on with a run that was stopped or killed. */
@Command(
    name = "resume",
    description =
        "Go on with a run that was stopped or killed; it ends with the same weights as one that never was.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(names = "--json", description = "print the report as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RunFolder folder = RunFolder.open(run);
    Recipe recipe = folder.recipe();
    return Run.of(Modalities.named(recipe.modality()), recipe, folder, spec)
        .trainAndReport(true, json);
  }
}
