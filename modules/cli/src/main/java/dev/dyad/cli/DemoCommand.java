package dev.dyad.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains on the built-in digits: the whole way from pictures to report in about a minute. */
@Command(
    name = "demo",
    description = "Train on the built-in digits, from pictures to report, in about a minute.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "RUN",
      description = "new run folder (default: runs/demo-1, -2, ...)")
  private Path out;

  @Option(names = "--json", description = "print the report as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path file = Path.of(System.getProperty("dyad.home", "."), "samples", "digits-simclr.yaml");
    return TrainCommand.start(RecipeFile.read(file, List.of()), "demo", out, json, spec);
  }
}
