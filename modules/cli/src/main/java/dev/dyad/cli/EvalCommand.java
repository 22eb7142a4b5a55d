package dev.dyad.cli;

import dev.dyad.core.Modalities;
import dev.dyad.core.Require;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a trained encoder, on its own test data or on other data, or embeddings in files. */
@Command(
    name = "eval",
    description = {
      "k-NN, linear probe, alignment, uniformity of a run's encoder, beside their controls.",
      "Or, without an encoder, of embeddings that dyad embed wrote: classifiers are fitted on the",
      "first file and scored on the second, beside the commonest class; of one file alone, what",
      "needs no labels. Raw input and the untrained encoder are measured with a run only."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad eval runs/demo-1",
      "  dyad eval runs/demo-1 --data other-digits --json",
      "  dyad eval --embeddings train.npy test.npy"
    })
final class EvalCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", arity = "0..1", description = "run folder")
  private Optional<Path> run;

  @Option(
      names = "--data",
      description =
          "other data, with the same classes where labelled (default: the run's test data)")
  private Optional<Path> data;

  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      arity = "1..2",
      description = "instead of a run: embeddings to fit on and to score, .npy or .csv")
  private List<Path> embeddings = List.of();

  @Option(names = "--json", description = "print the report as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Require.that(
        run.isPresent() == embeddings.isEmpty() && embeddings.size() <= 2,
        "Give a run to evaluate, or one or two files by --embeddings");
    if (run.isPresent()) {
      RunFolder folder = RunFolder.open(run.get());
      Recipe recipe = folder.recipe();
      return Run.of(Modalities.named(recipe.modality()), recipe, folder, spec).evaluate(data, json);
    }
    Require.that(data.isEmpty(), "--data needs a run: an encoder makes embeddings of it");
    print(EmbeddingScores.of(embeddings));
    return 0;
  }

  private void print(RunReport report) {
    PrintWriter out = spec.commandLine().getOut();
    report.warnings().forEach(spec.commandLine().getErr()::println);
    if (json) {
      out.println(report.toJson());
    } else {
      new ScoreTable(report).print(out);
    }
    out.flush();
  }
}
