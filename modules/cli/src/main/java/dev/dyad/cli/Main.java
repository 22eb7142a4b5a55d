package dev.dyad.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code dyad}. Exit codes: 0 done, 1 the run failed, 2 wrong input. */
@Command(
    name = "dyad",
    version = "dyad " + Main.VERSION,
    mixinStandardHelpOptions = true,
    description =
        "Contrastive learning from your own unlabelled data: views, training, honest evaluation.",
    subcommands = {
      DemoCommand.class,
      TrainCommand.class,
      ResumeCommand.class,
      EvalCommand.class,
      EmbedCommand.class,
      AnomalyCommand.class,
      IndexCommand.class,
      SearchCommand.class,
      DuplicatesCommand.class,
      ServeCommand.class,
      ViewsCommand.class,
      ExportCommand.class,
      ReproduceCommand.class,
      CompareCommand.class,
      TuneCommand.class,
      DataCommand.class,
      ListCommand.class,
      DoctorCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad demo                                        train on the built-in digits, look at the"
          + " report",
      "  dyad train samples/image-folder.yaml --set data.path=photos",
      "  dyad views samples/image-folder.yaml --set data.path=photos --out views.html",
      "  dyad eval runs/image-folder-1 --data other-photos",
      "  dyad embed runs/image-folder-1 --data photos --out photos.npy",
      "  dyad index runs/image-folder-1 --data photos --out photos.index",
      "  dyad search photos.index holiday.jpg",
      "  dyad data get mnist",
      "  dyad serve runs/image-folder-1 --index photos.index",
      "  dyad list augmentations"
    })
public final class Main implements Runnable {
  static final String VERSION = "0.1.0";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
  }

  /** Runs one command in this process. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    try {
      return new CommandLine(new Main())
          .setOut(out)
          .setErr(err)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setExecutionExceptionHandler((e, line, parsed) -> failed(e, line))
          .execute(args);
    } catch (OutOfMemoryError e) {
      err.println(
          "dyad: out of memory (%s). Lower batchSize or data.limit, or give Java more: DYAD_JAVA_OPTIONS=-Xmx8g"
              .formatted(e.getMessage()));
      return 1;
    } catch (UnsatisfiedLinkError e) {
      err.println("dyad: a native library does not load: " + e.getMessage() + ". See: dyad doctor");
      return 1;
    } catch (LinkageError e) {
      err.println(
          "dyad: a class is missing, of another version or could not start: %s. Build anew: mvn -DskipTests package"
              .formatted(e.getMessage()));
      return 1;
    }
  }

  private static int failed(Exception e, CommandLine line) {
    if (System.getenv("DYAD_DEBUG") != null) {
      e.printStackTrace(line.getErr());
    }
    line.getErr().println("dyad: " + message(e));
    return e instanceof IllegalArgumentException || e instanceof IOException ? 2 : 1;
  }

  private static String message(Exception e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + ": exists already and is not a folder";
    }
    if (e instanceof FileSystemException system) {
      return "%s: %s"
          .formatted(
              system.getFile(),
              system.getReason() == null ? system.getClass().getSimpleName() : system.getReason());
    }
    return e.getMessage() == null
        ? e.getClass().getSimpleName() + ". Set DYAD_DEBUG=1 to see where"
        : e.getMessage();
  }
}
