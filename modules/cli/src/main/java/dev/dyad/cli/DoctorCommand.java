package dev.dyad.cli;

import ai.djl.engine.Engine;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what Dyad finds on this machine and what to set where something is missing. */
@Command(
    name = "doctor",
    description = "Check Java, engine, native cache and devices; say what to set.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Runtime runtime = Runtime.getRuntime();
    line(out, "dyad", Main.VERSION);
    line(out, "java", Runtime.version() + " at " + System.getProperty("java.home"));
    line(out, "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    line(out, "processors", Integer.toString(runtime.availableProcessors()));
    line(
        out,
        "heap limit",
        runtime.maxMemory() / (1 << 20) + " MiB (set DYAD_JAVA_OPTIONS=-Xmx8g to change)");
    environment(out, "OMP_WAIT_POLICY", "passive");
    environment(out, "DJL_OFFLINE", "true");
    cache(out);
    try {
      Engine engine = Engine.getEngine("PyTorch");
      line(out, "engine", "PyTorch " + engine.getVersion());
      int gpus = engine.getGpuCount();
      line(out, "GPUs", gpus == 0 ? "none seen by the engine" : Integer.toString(gpus));
      gpu(out, gpus);
      return 0;
    } catch (RuntimeException | LinkageError e) {
      line(out, "engine", "does not start: " + e.getMessage());
      gpu(out, 0);
      out.println(
          "  Delete the native cache above and try again; it is made anew from the bundled jar.");
      return 1;
    }
  }

  private static void gpu(PrintWriter out, int gpus) {
    GpuSetup setup = GpuSetup.found();
    setup.lines().forEach((name, value) -> line(out, name, value));
    setup.advice(gpus).forEach(advice -> out.println("  " + advice));
  }

  private static void environment(PrintWriter out, String name, String wanted) {
    String value = System.getenv(name);
    line(
        out,
        name,
        wanted.equals(value)
            ? value
            : value + ": set it to " + wanted + " before Java starts (the dyad launcher does)");
  }

  private static void cache(PrintWriter out) {
    String folder = System.getenv("ENGINE_CACHE_DIR");
    folder = folder == null ? System.getenv("DJL_CACHE_DIR") : folder;
    Path cache =
        folder == null ? Path.of(System.getProperty("user.home"), ".djl.ai") : Path.of(folder);
    line(
        out,
        "native cache",
        cache + (Files.isDirectory(cache) ? "" : " (made on first use, about 440 MB)"));
    Path parent = Files.isDirectory(cache) ? cache : cache.toAbsolutePath().getParent();
    if (parent != null && Files.exists(parent) && !Files.isWritable(parent)) {
      out.println("  It cannot be written. Set ENGINE_CACHE_DIR to a folder of yours.");
    }
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf("%-16s %s%n", name, value);
  }
}
