package dev.dyad.cli;

import dev.dyad.core.Dataset;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.search.EncoderIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the embeddings of data of one's own. */
@Command(
    name = "embed",
    description = {
      "Embed data with a run's encoder: .npy with ids and labels in a .csv beside it, or .csv.",
      "Vectors are written as they come. Where it was interrupted, the same command goes on; a",
      "whole file that is there already is replaced at the end. dyad eval --embeddings reads them."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad embed runs/image-folder-1 --data photos --out photos.npy",
      "  dyad embed runs/fsdd-1 --data recordings.zip --split train --out train.csv"
    })
final class EmbedCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(names = "--data", required = true, description = "file or folder to embed")
  private Path data;

  @Option(
      names = "--split",
      description = "split to embed (default: test where there is one, else all)")
  private Optional<String> split;

  @Option(names = "--reader", description = "reads the data, with settings if wanted")
  private Optional<String> reader;

  @Option(names = "--out", required = true, description = "file to write: .npy or .csv")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    EmbeddingFiles.checkName("--out", out);
    RunFolder folder = RunFolder.open(run);
    Recipe recipe = folder.recipe();
    return embed(Modalities.named(recipe.modality()), recipe, folder);
  }

  private <T> int embed(Modality<T> modality, Recipe recipe, RunFolder folder) throws IOException {
    String weights = EncoderIdentity.of(folder.trained(), 1, modality.name()).fingerprint();
    try (var encoder = EncoderRun.of(modality, recipe, folder, spec)) {
      Dataset<T> dataset = encoder.source(data, encoder.reader(reader), "--data").other(split);
      try (var output = EmbeddingOutput.open(out, weights, encoder.fingerprint(dataset));
          var interrupt = new OnInterrupt()) {
        int done = output.progress().samples();
        if (done > 0) {
          encoder.say("going on after %,d of %,d samples", done, dataset.size());
        }
        boolean whole = new Embedding<>(encoder, dataset, output).run(interrupt.signal());
        encoder.saySkipped();
        EmbeddingProgress progress = output.progress();
        if (!whole) {
          encoder.say(
              "stopped after %,d of %,d samples. The same command goes on",
              progress.samples(), dataset.size());
          return 1;
        }
        print(progress, dataset.size());
        return 0;
      }
    }
  }

  private void print(EmbeddingProgress progress, int samples) {
    String leftOut =
        progress.rows() < samples
            ? String.format(Locale.ROOT, " (%d left out)", samples - progress.rows())
            : "";
    spec.commandLine()
        .getOut()
        .printf("%s: %d x %d%s%n", out, progress.rows(), progress.columns(), leftOut);
  }
}
