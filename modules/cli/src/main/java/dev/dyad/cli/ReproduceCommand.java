package dev.dyad.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Modalities;
import dev.dyad.core.Require;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a run again from its resolved recipe and compares scores and data. */
@Command(
    name = "reproduce",
    description = "Train a run again as its run.yaml says, and compare data, weights and scores.",
    mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(names = "--out", description = "new run folder (default: runs/NAME-again-1, ...)")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RunFolder first = RunFolder.open(run);
    first.trained();
    Recipe recipe = first.recipe();
    String name = first.path().getFileName() + "-again";
    Run<?> again = Run.start(Modalities.named(recipe.modality()), recipe, name, out, spec);
    int code = again.trainAndReport(false, false);
    return code == 0 ? compare(first, again.folder()) : code;
  }

  private int compare(RunFolder first, RunFolder second) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode before = report(first);
    JsonNode after = report(second);
    String data = "/provenance/trainFingerprint";
    Require.that(
        before.at(data).equals(after.at(data)),
        "the training data changed since: its fingerprint was %s and is %s",
        before.at(data).asText(),
        after.at(data).asText());
    boolean weights = Files.mismatch(first.encoder(), second.encoder()) < 0;
    boolean scores = before.path("scores").equals(after.path("scores"));
    out.printf("weights: %s%n", weights ? "equal, byte for byte" : "differ");
    out.printf("scores: %s%n", scores ? "equal" : "differ");
    if (!scores) {
      out.printf("  then %s%n  now  %s%n", before.path("scores"), after.path("scores"));
    }
    return weights && scores ? 0 : 1;
  }

  private static JsonNode report(RunFolder run) throws IOException {
    return JSON.readTree(run.path().resolve("report.json").toFile());
  }
}
