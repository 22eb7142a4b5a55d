package dev.dyad.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Public data sets, and data made ready. */
@Command(
    name = "data",
    description = {
      "Public data sets: what there is, and how it comes onto this machine; and data of your own"
          + " made ready.",
      "They lie in the folder that the environment variable DYAD_DATA names, else in"
          + " ~/.dyad/data. A recipe finds them by name: data.path: mnist"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      DataListCommand.class,
      DataInfoCommand.class,
      DataGetCommand.class,
      DataPrepareCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad data list",
      "  dyad data get mnist",
      "  dyad data get mnist --from downloads     files that are here already; no network",
      "  dyad train samples/mnist-simclr.yaml",
      "  dyad data prepare photos --out photos.shards"
    })
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: list, info, get or prepare.");
  }
}
