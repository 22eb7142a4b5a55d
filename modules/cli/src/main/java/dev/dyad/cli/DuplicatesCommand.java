package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.Require;
import dev.dyad.search.Hit;
import dev.dyad.search.SimilarityIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Groups what is as good as the same. */
@Command(
    name = "duplicates",
    description =
        "Group the entries of an index, or data that a run's encoder embeds, that are nearly the"
            + " same: whoever is like one of a group belongs to it.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad duplicates photos.index --html duplicates.html",
      "  dyad duplicates runs/image-folder-1 --data photos --above 0.99"
    })
final class DuplicatesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "INDEX|RUN", description = "folder of an index, or of a run with --data")
  private Path folder;

  @Option(names = "--data", description = "file or folder to look through, with a run")
  private Optional<Path> data;

  @Option(names = "--reader", description = "reads the data, with settings if wanted")
  private Optional<String> reader;

  @Option(names = "--above", description = "cosine from which on (default: ${DEFAULT-VALUE})")
  private double above = 0.98;

  @Option(names = "--json", description = "print the groups as one JSON object")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "page to write, with the groups")
  private Optional<Path> html;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Require.within("--above", above, -1, 1);
    if (!Files.exists(folder.resolve("run.yaml"))) {
      Require.that(data.isEmpty(), "--data needs a run, but %s is none", folder);
      try (SimilarityIndex index = SimilarityIndex.read(folder)) {
        find(Modalities.named(index.encoder().modality()), index);
      }
      return 0;
    }
    Require.that(data.isPresent(), "%s is a run: give --data PATH to look through", folder);
    RunFolder run = RunFolder.open(folder);
    Recipe recipe = run.recipe();
    Path scratch = Files.createTempDirectory("dyad-duplicates");
    try {
      embedAndFind(Modalities.named(recipe.modality()), recipe, run, scratch);
    } finally {
      IndexFiles.delete(scratch);
    }
    return 0;
  }

  private <T> void embedAndFind(Modality<T> modality, Recipe recipe, RunFolder run, Path scratch)
      throws IOException {
    try (var encoder = EncoderRun.of(modality, recipe, run, spec);
        var builder = new IndexBuilder<>(encoder, scratch)) {
      builder.add(new IndexSpec(data.orElseThrow(), reader));
      encoder.saySkipped();
      find(
          modality,
          builder
              .index()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          data.get() + ": none of the samples could be read")));
    }
  }

  private <T> void find(Modality<T> modality, SimilarityIndex index) throws IOException {
    List<List<Hit>> groups = index.duplicates(above);
    var out = spec.commandLine().getOut();
    int members = groups.stream().mapToInt(List::size).sum();
    if (json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("entries", index.size()).put("above", above);
      var list = node.putArray("groups");
      groups.forEach(group -> SearchResult.writeTo(list.addArray(), group));
      out.println(node);
    } else {
      for (List<Hit> group : groups) {
        out.printf("%d alike%n%s", group.size(), SearchResult.lines(group));
      }
      out.printf(
          "%,d of %,d entries are nearly the same as others, in %,d groups%n",
          members, index.size(), groups.size());
    }
    out.flush();
    if (html.isPresent()) {
      String name = data.orElse(folder).toString();
      new ResultsPage<>(modality, index).writeGroups(html.get(), name, groups);
      spec.commandLine().getErr().println(html.get());
    }
  }
}
