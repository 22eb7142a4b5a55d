package dev.dyad.cli;

import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.Require;
import dev.dyad.search.SimilarityIndex;
import dev.dyad.serve.EncoderService;
import dev.dyad.serve.ServedIndex;
import dev.dyad.serve.ServiceAddress;
import dev.dyad.serve.ServiceLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Offers a run's encoder over HTTP until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Offer a run's encoder, and an index to search, over HTTP: JSON for programs, a page for"
          + " people. Ctrl-C ends it, once what was asked is answered.",
      "Only this machine can reach it, unless --host says otherwise."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad serve runs/image-folder-1 --index photos.index      then open http://127.0.0.1:8080/",
      "  curl --data-binary @holiday.jpg 'http://127.0.0.1:8080/search?name=holiday.jpg&k=5'",
      "  curl -H 'Content-Type: application/json' -d '{\"text\": \"red heart\", \"k\": 5}'"
          + " http://127.0.0.1:8080/search",
      "  curl -H 'Content-Type: application/json' -d '[\"one text\", \"another\"]'"
          + " http://127.0.0.1:8080/embed"
    })
final class ServeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(names = "--index", paramLabel = "INDEX", description = "folder of an index to search")
  private Optional<Path> index;

  @Option(names = "--port", description = "0 for any (default: ${DEFAULT-VALUE})")
  private int port = 8080;

  @Option(
      names = "--host",
      description = "address to listen at; 0.0.0.0 lets everybody in (default: ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(names = "--name", description = "further host name that it is called by, as by a proxy")
  private List<String> names = List.of();

  @Option(names = "--reader", description = "reads the files sent, with settings if wanted")
  private Optional<String> reader;

  @Option(
      names = "--max-body",
      paramLabel = "MIB",
      description = "largest body of a request (default: ${DEFAULT-VALUE})")
  private int mostMebibytes = 16;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "for a request, from beginning to end (default: ${DEFAULT-VALUE})")
  private int seconds = 30;

  @Option(
      names = "--requests",
      description =
          "worked on at the same time; more are told to come again (default: ${DEFAULT-VALUE})")
  private int requests = 32;

  @Option(
      names = "--batch",
      description = "most samples encoded together (default: ${DEFAULT-VALUE})")
  private int batch = 64;

  @Option(
      names = "--wait",
      paramLabel = "MS",
      description = "how long a sample waits for others to come (default: ${DEFAULT-VALUE})")
  private int waitMillis = 3;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Require.within("--max-body", mostMebibytes, 1, 1024);
    int connections = new ServiceLimits().connections();
    var limits =
        new ServiceLimits(mostMebibytes << 20, seconds, requests, connections, batch, waitMillis);
    var address = new ServiceAddress(host, port, names);
    boolean unused = address.isLoopback(); // an unknown host is told before any work
    RunFolder folder = RunFolder.open(run);
    Recipe recipe = folder.recipe();
    serve(Modalities.named(recipe.modality()), recipe, folder, address, limits);
    return 0;
  }

  private <T> void serve(
      Modality<T> modality,
      Recipe recipe,
      RunFolder folder,
      ServiceAddress address,
      ServiceLimits limits)
      throws IOException {
    if (index.isPresent()) {
      IndexFiles.requireMadeBy(index.get(), folder, modality.name());
    }
    try (var stop = new OnInterrupt(limits.seconds() + 30L); // closed last, then the process ends
        var encoder = EncoderRun.of(modality, recipe, folder, spec);
        var served = new ServedRun<>(encoder, encoder.reader(reader))) {
      if (index.isPresent()) {
        try (var entries = new ServedEntries<>(modality, SimilarityIndex.read(index.get()))) {
          untilStopped(address, limits, served, Optional.of(entries), stop);
        }
      } else {
        untilStopped(address, limits, served, Optional.empty(), stop);
      }
    }
  }

  private void untilStopped(
      ServiceAddress address,
      ServiceLimits limits,
      ServedRun<?> served,
      Optional<ServedIndex> entries,
      OnInterrupt stop)
      throws IOException {
    try (EncoderService service = EncoderService.start(address, limits, served, entries)) {
      String shown = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
      say("serving %s at http://%s:%d/   Ctrl-C ends it", run, shown, service.port());
      if (!address.isLoopback()) {
        say(
            "anybody who can reach this machine can use it: there is no password and no"
                + " encryption");
      }
      stop.await();
      say("stopping, once what was asked is answered");
    }
  }

  private void say(String message, Object... values) {
    var err = spec.commandLine().getErr();
    err.println(String.format(Locale.ROOT, message, values));
    err.flush();
  }
}
