package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.Require;
import dev.dyad.core.Skipped;
import dev.dyad.search.SimilarityIndex;
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

/** Puts data of one's own into an index, or takes it out. */
@Command(
    name = "index",
    description = {
      "Embed data with a run's encoder into an index on disk, to be searched.",
      "An index that is there gets the samples that it has not yet; what was indexed before an"
          + " interruption stays."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad index runs/image-folder-1 --data photos --out photos.index",
      "  dyad index runs/image-folder-1 --data photos --out photos.index --columns photos.csv",
      "  dyad index runs/image-folder-1 --out photos.index --delete 2019/blurred.jpg"
    })
final class IndexCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(names = "--data", description = "file or folder to index")
  private Optional<Path> data;

  @Option(
      names = "--out",
      paramLabel = "INDEX",
      required = true,
      description = "folder of the index")
  private Path out;

  @Option(names = "--split", description = "split to index (default: all)")
  private Optional<String> split;

  @Option(names = "--reader", description = "reads the data, with settings if wanted")
  private Optional<String> reader;

  @Option(
      names = "--columns",
      paramLabel = "FILE.csv",
      description = "columns to filter by: id,...")
  private Optional<Path> columns;

  @Option(names = "--prefix", description = "put before ids, where two folders share some")
  private String prefix = "";

  @Option(names = "--replace", description = "embed anew what is there already")
  private boolean replace;

  @Option(names = "--delete", paramLabel = "ID", arity = "1..*", description = "entries to delete")
  private List<String> delete = List.of();

  @Option(names = "--json", description = "print the outcome as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Require.that(
        data.isPresent() || !delete.isEmpty(), "Give --data PATH to index, or --delete ID");
    RunFolder folder = RunFolder.open(run);
    Recipe recipe = folder.recipe();
    Modality<?> modality = Modalities.named(recipe.modality());
    if (!delete.isEmpty()) {
      delete(folder, modality);
    }
    if (data.isPresent()) {
      IndexColumns known =
          columns.isPresent() ? IndexColumns.read(columns.get()) : IndexColumns.NONE;
      add(
          modality,
          recipe,
          folder,
          new IndexSpec(data.get(), split, prefix, reader, known, replace));
    } else {
      print(new IndexCounts(), List.of(), 0);
    }
    return 0;
  }

  private void delete(RunFolder folder, Modality<?> modality) throws IOException {
    try (SimilarityIndex index = IndexFiles.open(out, folder, modality.name())) {
      for (String id : delete) {
        Require.that(index.contains(id), "%s: no entry '%s'. Nothing was deleted", out, id);
        index.delete(id);
      }
      index.commit();
    }
  }

  private <T> void add(Modality<T> modality, Recipe recipe, RunFolder folder, IndexSpec what)
      throws IOException {
    long started = System.nanoTime();
    try (var encoder = EncoderRun.of(modality, recipe, folder, spec);
        var builder = new IndexBuilder<>(encoder, out)) {
      builder.add(what);
      encoder.saySkipped();
      print(builder.counts(), encoder.skips().entries(), (System.nanoTime() - started) / 1e9);
    }
  }

  private void print(IndexCounts counts, List<Skipped> skipped, double seconds) throws IOException {
    int entries = 0;
    if (SimilarityIndex.isThere(out)) {
      try (SimilarityIndex index = SimilarityIndex.read(out)) {
        entries = index.size();
      }
    }
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("index", out.toString()).put("entries", entries).put("added", counts.added);
      node.put("replaced", counts.replaced).put("updated", counts.updated);
      node.put("unchanged", counts.kept).put("deleted", delete.size()).put("seconds", seconds);
      var left = node.putArray("skipped");
      skipped.forEach(s -> left.addObject().put("id", s.id()).put("reason", s.reason()));
      print.println(node);
    } else {
      print.printf(
          "%s: %,d entries (%,d added, %,d replaced, %,d updated, %,d deleted, %,d there"
              + " already)%n",
          out, entries, counts.added, counts.replaced, counts.updated, delete.size(), counts.kept);
    }
  }
}
