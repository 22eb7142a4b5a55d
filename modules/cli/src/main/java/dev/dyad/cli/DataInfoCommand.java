package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.data.CatalogueEntry;
import dev.dyad.data.DataStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says all that is known of a public data set. */
@Command(
    name = "info",
    description =
        "Say what a data set is: licence, citation, size, addresses, checksums, recipe; and where"
            + " it lies here.",
    mixinStandardHelpOptions = true)
final class DataInfoCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "of a data set (see `dyad data list`)")
  private String name;

  @Mixin private CatalogueOption catalogue;

  @Option(names = "--json", description = "print it as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CatalogueEntry entry = catalogue.read().named(name);
    DataStore store = DataStore.ofThisMachine();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(DataSetText.json(new ObjectMapper().createObjectNode(), entry, store));
    } else {
      out.print(DataSetText.all(entry, store));
      out.flush();
    }
    return 0;
  }
}
