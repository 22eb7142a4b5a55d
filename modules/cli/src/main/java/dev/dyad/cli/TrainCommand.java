package dev.dyad.cli;

import dev.dyad.core.Modalities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains an encoder as a recipe says, evaluates it, and writes the report. */
@Command(
    name = "train",
    description = "Train an encoder as a recipe says, evaluate it, write the report.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad train samples/digits-simclr.yaml",
      "  dyad train samples/image-folder.yaml --set data.path=photos --set epochs=50",
      "  dyad train samples/mnist-simclr.yaml --set data.path=mnist --out runs/mnist --json"
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private RecipeOptions recipe;

  @Option(
      names = "--out",
      paramLabel = "RUN",
      description = "new run folder (default: runs/NAME-1, -2, ...)")
  private Path out;

  @Option(names = "--json", description = "print the report as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Recipe read = recipe.read();
    return start(read, recipe.name(), out, json, spec);
  }

  static int start(Recipe recipe, String name, Path out, boolean json, CommandSpec spec)
      throws IOException {
    return Run.start(Modalities.named(recipe.modality()), recipe, name, out, spec)
        .trainAndReport(false, json);
  }
}
