package dev.dyad.cli;

import dev.dyad.core.Modalities;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the embeddings of data of one's own. */
@Command(
    name = "embed",
    description =
        "Embed data with a run's encoder: .npy with ids and labels in a .csv beside it, or .csv.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  dyad embed runs/image-folder-1 --data photos --out photos.npy"})
final class EmbedCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(names = "--data", required = true, description = "file or folder to embed")
  private Path data;

  @Option(
      names = "--split",
      description = "split to embed (default: test where there is one, else all)")
  private String split;

  @Option(names = "--out", required = true, description = "file to write: .npy or .csv")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String name = out.getFileName().toString();
    Require.that(
        name.endsWith(".npy") || name.endsWith(".csv"),
        "--out must end in .npy or .csv, but was '%s'",
        out);
    RunFolder folder = RunFolder.open(run);
    Recipe recipe = folder.recipe();
    return Run.of(Modalities.named(recipe.modality()), recipe, folder, spec)
        .embed(data, java.util.Optional.ofNullable(split), out);
  }
}
