package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.data.Catalogue;
import dev.dyad.data.CatalogueEntry;
import dev.dyad.data.DataStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the public data sets that are known. */
@Command(
    name = "list",
    description = "List the public data sets: name, kind, whether it is here, download, samples.",
    mixinStandardHelpOptions = true)
final class DataListCommand implements Callable<Integer> {
  @Mixin private CatalogueOption catalogue;

  @Option(names = "--json", description = "print them as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    print(catalogue.read(), json, spec.commandLine().getOut());
    return 0;
  }

  /** Prints a catalogue. */
  static void print(Catalogue catalogue, boolean json, PrintWriter out) throws IOException {
    DataStore store = DataStore.ofThisMachine();
    if (json) {
      ObjectNode node = new ObjectMapper().createObjectNode().put("store", store.root().toString());
      var list = node.putArray("datasets");
      for (CatalogueEntry entry : catalogue.entries()) {
        DataSetText.json(list.addObject(), entry, store);
      }
      out.println(node);
    } else {
      catalogue.entries().forEach(entry -> out.println(DataSetText.line(entry, store)));
    }
  }
}
