package dev.dyad.cli;

import dev.dyad.data.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which catalogue a command looks into. */
final class CatalogueOption {
  @Option(
      names = "--catalogue",
      paramLabel = "FILE.yaml",
      description = "a catalogue of your own, instead of Dyad's")
  private Optional<Path> file;

  Catalogue read() throws IOException {
    return file.isPresent() ? Catalogue.read(file.get()) : Catalogue.builtIn();
  }
}
