package dev.dyad.cli;

import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a trained encoder for use elsewhere. */
@Command(
    name = "export",
    description = "Write a run's encoder for use elsewhere.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  enum Format {
    SAFETENSORS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(names = "--to", required = true, description = "${COMPLETION-CANDIDATES}")
  private Format format;

  @Option(names = "--out", description = "file to write (default: encoder.safetensors)")
  private Path out = Path.of("encoder.safetensors");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Require.that(
        !Files.exists(out), "%s exists already, and is not overwritten. Choose another --out", out);
    Files.copy(RunFolder.open(run).trained(), out);
    spec.commandLine().getOut().printf("%s (%s)%n", out, format);
    return 0;
  }
}
