package dev.dyad.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a GPU needs to be used by the engine: NVIDIA's driver, and a CUDA build of libtorch of the
 * version that the engine's Java bindings were made for.
 *
 * @param driver version of NVIDIA's driver, if there is one
 * @param library folder that PYTORCH_LIBRARY_PATH names, if set
 * @param version of the libtorch there, if it says
 * @param cuda whether it is a CUDA build
 * @param environment values of PYTORCH_VERSION and PYTORCH_FLAVOR, empty where not set
 */
record GpuSetup(
    Optional<String> driver,
    Optional<Path> library,
    Optional<String> version,
    boolean cuda,
    Map<String, String> environment) {
  /** The libtorch that the bundled Java bindings were made for. */
  static final String BINDINGS = "2.7.1";

  private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{3}\\.\\d+(\\.\\d+)?\\b");
  private static final int MAX_BYTES = 10_000;

  /** As this machine and environment are. */
  static GpuSetup found() {
    return of(DRIVER, System.getenv());
  }

  static GpuSetup of(Path driverFile, Map<String, String> environment) {
    Optional<Path> library =
        Optional.ofNullable(environment.get("PYTORCH_LIBRARY_PATH"))
            .filter(text -> !text.isBlank())
            .map(Path::of);
    var named = new LinkedHashMap<String, String>();
    for (String name : List.of("PYTORCH_VERSION", "PYTORCH_FLAVOR")) {
      named.put(name, environment.getOrDefault(name, ""));
    }
    return new GpuSetup(
        text(driverFile).map(NUMBER::matcher).filter(Matcher::find).map(Matcher::group),
        library,
        library.flatMap(GpuSetup::version),
        library
            .filter(
                folder ->
                    Files.exists(folder.resolve("libtorch_cuda.so"))
                        || Files.exists(folder.resolve("torch_cuda.dll")))
            .isPresent(),
        named);
  }

  /** From the file that libtorch and PyTorch's wheels carry. */
  private static Optional<String> version(Path library) {
    Path parent = library.toAbsolutePath().getParent();
    if (parent == null) {
      return Optional.empty();
    }
    Optional<String> built = text(parent.resolve("build-version")).map(String::strip);
    return built.isPresent()
        ? built
        : text(parent.resolve("version.py"))
            .map(Pattern.compile("__version__ = '([^']+)'")::matcher)
            .filter(Matcher::find)
            .map(match -> match.group(1));
  }

  private static Optional<String> text(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      return Optional.empty(); // as good as absent
    }
  }

  /** What was found, by name. */
  Map<String, String> lines() {
    var lines = new LinkedHashMap<String, String>();
    lines.put("NVIDIA driver", driver.orElse("none found"));
    lines.put(
        "libtorch",
        library
            .map(
                folder ->
                    "%s: %s, %s"
                        .formatted(
                            folder,
                            cuda ? "CUDA build" : "no CUDA build",
                            version.map(v -> "version " + v).orElse("version unknown")))
            .orElse("the bundled CPU build, version " + BINDINGS));
    return lines;
  }

  /**
   * What to do for GPUs to be used; empty where nothing is wrong.
   *
   * @param gpus how many the engine sees
   */
  List<String> advice(int gpus) {
    var advice = new ArrayList<String>();
    if (library.isPresent()) {
      if (environment.containsValue("")) {
        advice.add(
            "Beside PYTORCH_LIBRARY_PATH set PYTORCH_VERSION=%s and PYTORCH_FLAVOR=cu128 (or cpu); without them another build is looked for."
                .formatted(BINDINGS));
      }
      if (version.isPresent() && !version.get().startsWith(BINDINGS)) {
        advice.add(
            "The Java bindings are made for libtorch %s, but %s was found: it will probably not load. Take libtorch %s."
                .formatted(BINDINGS, version.get(), BINDINGS));
      }
    }
    if (gpus > 0) {
      return advice;
    }
    if (driver.isEmpty()) {
      advice.add("Without NVIDIA's driver everything runs on the CPU; that needs nothing more.");
    } else if (!cuda) {
      advice.add(
          "There is a driver, but no CUDA build of libtorch. Either set PYTORCH_FLAVOR=cu128 and DJL_OFFLINE=false once, and the engine fetches one, or unpack libtorch %s with CUDA 12.8 and set PYTORCH_LIBRARY_PATH to its lib folder, PYTORCH_VERSION=%s and PYTORCH_FLAVOR=cu128."
              .formatted(BINDINGS, BINDINGS));
    } else {
      advice.add(
          "Driver and CUDA build are there, but the engine sees no GPU: look at nvidia-smi, and"
              + " whether CUDA_VISIBLE_DEVICES hides it.");
    }
    return advice;
  }
}
