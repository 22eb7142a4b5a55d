package dev.dyad.cli;

import dev.dyad.core.Require;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.TrainedEncoder;
import dev.dyad.learn.export.ExportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a trained encoder for use elsewhere. */
@Command(
    name = "export",
    description = "Write a run's encoder for use elsewhere, and beside it preprocessing.json.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad export runs/photos-1 --to torchscript     # torch.jit.load(\"encoder.pt\")",
      "  dyad export runs/photos-1 --to onnx --out encoder.onnx"
    })
final class ExportCommand implements Callable<Integer> {
  enum Format {
    SAFETENSORS(ExportFormat.SAFETENSORS),
    TORCHSCRIPT(ExportFormat.TORCHSCRIPT),
    ONNX(ExportFormat.ONNX);

    private final ExportFormat written;

    Format(ExportFormat written) {
      this.written = written;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "RUN", description = "run folder")
  private Path run;

  @Option(names = "--to", required = true, description = "${COMPLETION-CANDIDATES}")
  private Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "file to write (default: encoder.safetensors, encoder.pt or encoder.onnx)")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path file = out == null ? Path.of("encoder." + format.written.extension()) : out;
    Path beside = file.resolveSibling(Preprocessing.FILE);
    requireAbsent(file);
    RunFolder folder = RunFolder.open(run);
    try (var encoder = TrainedEncoder.load(folder.trained(), DeviceChoice.CPU)) {
      String preprocessing = Preprocessing.of(folder, encoder.architecture(), encoder.inputs());
      Require.that(
          !Files.exists(beside) || Files.readString(beside).equals(preprocessing),
          "%s exists already, and is of another encoder. Choose another folder by --out",
          beside);
      format.written.write(encoder, file, Map.of(Preprocessing.FILE, preprocessing));
      Files.writeString(beside, preprocessing);
    }
    spec.commandLine().getOut().printf("%s (%s)%n%s%n", file, format, beside);
    return 0;
  }

  private static void requireAbsent(Path file) {
    Require.that(
        !Files.exists(file),
        "%s exists already, and is not overwritten. Choose another --out",
        file);
  }
}
