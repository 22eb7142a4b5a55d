package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Require;
import dev.dyad.data.CatalogueEntry;
import dev.dyad.data.DataStore;
import dev.dyad.data.Patience;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a public data set onto this machine. */
@Command(
    name = "get",
    description = {
      "Download a data set, verify and unpack it; interrupted downloads go on where they ended.",
      "It comes into the folder that DYAD_DATA names, else into ~/.dyad/data."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad data get mnist",
      "  dyad data get mutag --yes                in scripts: agree to the licence beforehand",
      "  dyad data get mnist --from downloads     files that are here already; no network"
    })
final class DataGetCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "of a data set (see `dyad data list`)")
  private String name;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "take the files from here, as published, packed anew or unpacked; no network")
  private Optional<Path> from;

  @Option(names = "--yes", description = "agree to the licence without being asked")
  private boolean yes;

  @Option(names = "--again", description = "get it even if it is here already")
  private boolean again;

  @Mixin private CatalogueOption catalogue;

  @Option(names = "--json", description = "print the outcome as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CatalogueEntry entry = catalogue.read().named(name);
    DataStore store = DataStore.ofThisMachine();
    PrintWriter err = spec.commandLine().getErr();
    boolean here = store.has(entry.name()) && !again;
    if (here) {
      err.println(entry.name() + " is here already; --again gets it anew");
    } else {
      err.print(DataSetText.terms(entry));
      err.flush();
      get(entry, store, err);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(DataSetText.json(new ObjectMapper().createObjectNode(), entry, store));
    } else {
      out.println(store.folder(entry.name()));
      err.println("train on it: " + entry.command());
    }
    return 0;
  }

  private void get(CatalogueEntry entry, DataStore store, PrintWriter err) throws IOException {
    try (var terminal = new Terminal(err, new ArrayList<>())) {
      var bar = new DownloadBar(terminal);
      if (from.isPresent()) {
        store.take(entry, from.get(), bar);
        return;
      }
      requireConsent(entry);
      try {
        store.download(entry, new Patience(), bar);
      } catch (IOException e) { // no fault of what was typed
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }

  private void requireConsent(CatalogueEntry entry) {
    boolean watched = Boolean.getBoolean("dyad.terminal");
    Require.that(
        yes || watched,
        "%s: nobody is here to be asked whether the licence is agreed to. Give --yes if it is",
        entry.name());
    String answer =
        yes
            ? "y"
            : Optional.ofNullable(System.console())
                .map(console -> console.readLine("Download it under this licence? [y/N] "))
                .orElse("");
    Require.that(
        answer.strip().toLowerCase(Locale.ROOT).matches("y|yes"),
        "%s: not downloaded",
        entry.name());
  }
}
