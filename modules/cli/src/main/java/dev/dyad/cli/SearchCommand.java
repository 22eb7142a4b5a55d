package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.Require;
import dev.dyad.search.Filter;
import dev.dyad.search.SimilarityIndex;
import dev.dyad.search.SimilarityQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds what is most like a file, an entry or words. */
@Command(
    name = "search",
    description = "Find the entries of an index that are most like a file, an entry or words.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad search photos.index holiday.jpg -k 5",
      "  dyad search photos.index id:2019/beach.jpg --filter label=sea --html found.html",
      "  dyad search news.index \"rain stops the final\""
    })
final class SearchCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "INDEX", description = "folder of the index")
  private Path folder;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "QUERY",
      description =
          "a file, id:ID for an entry of the index, or words (text:WORDS where a file has that"
              + " name) for encoders that take words")
  private List<String> queries;

  @Option(names = "-k", description = "how many to find (default: ${DEFAULT-VALUE})")
  private int k = 10;

  @Option(
      names = "--filter",
      paramLabel = "COLUMN=VALUE",
      description = "only these entries; values of one column are alternatives")
  private List<String> filters = List.of();

  @Option(names = "--exact", description = "look at every entry: slower, misses none")
  private boolean exact;

  @Option(
      names = "--candidates",
      description = "entries kept in sight; more miss fewer (default: ${DEFAULT-VALUE})")
  private int candidates = SimilarityQuery.DEFAULT_CANDIDATES;

  @Option(names = "--reader", description = "reads query files, with settings if wanted")
  private Optional<String> reader;

  @Option(names = "--run", description = "run folder, if it is no longer where it was")
  private Optional<Path> run;

  @Option(names = "--json", description = "print what was found as one JSON object")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "page to write, with what was found")
  private Optional<Path> html;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Require.positive("-k", k);
    Filter filter = Filter.parse(filters);
    try (SimilarityIndex index = SimilarityIndex.read(folder)) {
      var search = new IndexSearch(k, filter, exact, candidates);
      search.check(index);
      search(Modalities.named(index.encoder().modality()), index, search);
    }
    return 0;
  }

  private <T> void search(Modality<T> modality, SimilarityIndex index, IndexSearch search)
      throws IOException {
    var results = new ArrayList<SearchResult>();
    for (IndexQuery query : vectors(modality, index)) {
      results.add(new SearchResult(query, search.of(index, query.vector(), query.ownId())));
    }
    print(results);
    if (html.isPresent()) {
      new ResultsPage<>(modality, index).write(html.get(), folder.toString(), results);
      spec.commandLine().getErr().println(html.get());
    }
  }

  /** All queries in their order; the encoder is loaded only if one needs it. */
  private <T> List<IndexQuery> vectors(Modality<T> modality, SimilarityIndex index)
      throws IOException {
    var vectors = new ArrayList<IndexQuery>();
    if (queries.stream().allMatch(IndexQueries::isEntry)) {
      for (String query : queries) {
        vectors.add(IndexQueries.entry(index, query));
      }
      return vectors;
    }
    RunFolder trained = run(index);
    IndexFiles.requireMadeBy(folder, trained, modality.name());
    try (EncoderRun<T> encoder = EncoderRun.of(modality, trained.recipe(), trained, spec)) {
      Optional<DatasetReader<T>> named = encoder.reader(reader);
      for (String query : queries) {
        if (IndexQueries.isEntry(query)) {
          vectors.add(IndexQueries.entry(index, query));
        } else {
          vectors.addAll(IndexQueries.encoded(encoder, query, named));
        }
      }
      encoder.saySkipped();
    }
    return vectors;
  }

  private RunFolder run(SimilarityIndex index) throws IOException {
    Optional<String> noted = Optional.ofNullable(index.notes().get(IndexBuilder.RUN));
    Require.that(
        run.isPresent() || noted.isPresent(),
        "%s: the index does not say which run made it, so give the run by --run",
        folder);
    Path path = run.orElseGet(() -> Path.of(noted.orElseThrow()));
    Require.that(
        run.isPresent() || Files.isDirectory(path),
        "%s: the run that made it is no longer at '%s'. Say where it is by --run",
        folder,
        path);
    return RunFolder.open(path);
  }

  private void print(List<SearchResult> results) {
    var out = spec.commandLine().getOut();
    if (json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("index", folder.toString());
      var list = node.putArray("queries");
      results.forEach(result -> result.writeTo(list.addObject()));
      out.println(node);
    } else {
      results.forEach(result -> out.print(result.toLines()));
    }
    out.flush();
  }
}
