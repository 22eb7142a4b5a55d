package dev.dyad.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.cli.Comparison.Candidate;
import dev.dyad.core.Require;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains several recipes with several seeds, each in a process of its own, into one table. */
@Command(
    name = "compare",
    description = {
      "Train several recipes, or one with settings varied, with several seeds; write one table",
      "of means and deviations with controls, time and memory. With --out, the same command goes",
      "on with a comparison that was stopped: runs that are finished are not trained again."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad compare samples/digits-simclr.yaml --vary 'method=[SimCLR, BYOL, VICReg]' --seeds 3",
      "  dyad compare mine.yaml other.yaml --set data.path=photos --out runs/mine-or-other"
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RECIPE", arity = "1..*", description = "recipe files")
  private List<Path> recipes;

  @Option(
      names = "--vary",
      paramLabel = "KEY=[A, B]",
      description = "try a setting with several values (repeatable: all combinations)")
  private List<String> variations = new ArrayList<>();

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "override a setting of all")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--seeds", defaultValue = "3", description = "seeds 1 to N (default: 3)")
  private int seeds;

  @Option(names = "--out", description = "folder of the comparison (default: runs/compare-1, ...)")
  private Path out;

  @Option(names = "--json", description = "print the table as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Require.within("--seeds", seeds, 1, 10_000);
    List<Candidate> candidates =
        Comparison.candidates(recipes, variations.stream().map(Variation::parse).toList(), sets);
    for (Candidate candidate : candidates) {
      candidate.seeded(1); // a wrong setting of the last one stops all, before any work
    }
    Path folder = out == null ? RunFolder.create(null, "compare").path() : out;
    var comparison =
        new Comparison(folder, candidates, LongStream.rangeClosed(1, seeds).boxed().toList());
    var failed = new ArrayList<Path>();
    for (long seed : comparison.seeds()) {
      for (Candidate candidate : candidates) {
        if (!finish(comparison.run(candidate, seed), candidate, seed)) {
          failed.add(comparison.run(candidate, seed));
        }
        write(comparison);
      }
    }
    print(comparison, failed);
    return failed.isEmpty() ? 0 : 1;
  }

  /** Trains a run, or goes on with it, or leaves it as it is if it is finished. */
  private boolean finish(Path run, Candidate candidate, long seed) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (Files.exists(run.resolve("run.yaml"))) {
      Recipe there = RunFolder.open(run).recipe();
      Recipe wanted = candidate.seeded(seed);
      Require.that(
          there.data().collator().map(wanted::withCollator).orElse(wanted).equals(there),
          "%s holds a run with other settings. Choose another --out",
          run);
      if (Files.exists(run.resolve("report.json"))) {
        err.println(run + ": finished already");
        return true;
      }
      return dyad("resume", run.toString(), "--json");
    }
    err.printf("%s, seed %d%n", candidate.name(), seed);
    var words = new ArrayList<>(List.of("train", candidate.recipe().toString(), "--json"));
    candidate.setsOf(seed).forEach(set -> words.addAll(List.of("--set", set)));
    words.addAll(List.of("--out", run.toString()));
    return dyad(words.toArray(String[]::new));
  }

  /** One command in a process of its own, so that its memory is its own; whether it succeeded. */
  private static boolean dyad(String... words) throws IOException {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(words));
    Process process =
        new ProcessBuilder(line)
            .redirectError(Redirect.INHERIT)
            .redirectOutput(Redirect.DISCARD)
            .start();
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for: " + String.join(" ", words), e);
    }
  }

  /** The table, aside first and then moved in place; after every run, as runs may be long. */
  private static void write(Comparison comparison) throws IOException {
    var table = new ComparisonTable(comparison);
    AtomicText.write(comparison.folder().resolve("table.md"), table.markdown());
    AtomicText.write(
        comparison.folder().resolve("table.json"), table.json().toPrettyString() + "\n");
  }

  private void print(Comparison comparison, List<Path> failed) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    var table = new ComparisonTable(comparison);
    if (json) {
      ObjectNode node = table.json();
      out.println(node);
    } else {
      out.print(table.markdown());
      out.println("table: " + comparison.folder().resolve("table.md"));
    }
    out.flush();
    failed.forEach(run -> spec.commandLine().getErr().println("failed: " + run));
  }
}
