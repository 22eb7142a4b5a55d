package dev.dyad.cli;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Dataset;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Tensor;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.core.View;
import dev.dyad.learn.DeviceChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Where a result comes from: all that somebody needs who wants to get it again. */
final class Provenance {
  /** Samples whose values go into the fingerprint. */
  private static final int FINGERPRINTED = 256;

  private Provenance() {}

  /**
   * Facts by name, in the order in which they are shown.
   *
   * @param device where it was computed
   */
  static <T> Map<String, String> of(
      Recipe recipe, RunFolder folder, Workload<T> work, String device) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("seed", Long.toString(recipe.seed()));
    facts.put("epochs", recipe.epochs() + ", the last is evaluated");
    facts.put("recipe", folder.path().resolve("run.yaml").toString());
    facts.put("command", "dyad reproduce " + folder.path());
    facts.put("dyad", Main.VERSION);
    facts.put("java", Runtime.version().toString());
    facts.put(
        "os",
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("engine", "PyTorch " + ai.djl.engine.Engine.getEngine("PyTorch").getVersion());
    facts.put("device", device);
    boolean onDevice =
        recipe.viewsOn().collator(work.collator(), new DeviceChoice(recipe.device())).isPresent();
    facts.put("viewsOn", onDevice ? "device" : "cpu");
    peakMemory().ifPresent(mebibytes -> facts.put("peakMemoryMiB", Long.toString(mebibytes)));
    facts.put("data", recipe.data().path());
    facts.put("trainSamples", Integer.toString(work.train().size()));
    facts.put("testSamples", Integer.toString(work.test().size()));
    facts.put("trainFingerprint", fingerprint(work, work.train()));
    facts.put("testFingerprint", fingerprint(work, work.test()));
    return facts;
  }

  /** The most memory that this process ever held, where the system tells. */
  private static OptionalLong peakMemory() {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * SHA-256 over the ids and labels of all samples and the inputs made of some of them, evenly
   * spaced; its first 16 digits.
   */
  static <T> String fingerprint(Workload<T> work, Dataset<T> data) {
    MessageDigest digest = sha256();
    for (int i = 0; i < data.size(); i++) {
      String line = data.id(i) + "\t" + data.label(i).orElse(-1) + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    int step = Math.max(1, data.size() / FINGERPRINTED);
    for (int i = 0; i < data.size(); i += step) {
      try {
        for (Tensor tensor : work.collator().collate(List.of(input(work.evaluation(), data, i)))) {
          digest.update(tensor.bytes());
        }
      } catch (UnreadableSampleException e) {
        digest.update(e.reason().getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private static <T> T input(Augmentation<T> evaluation, Dataset<T> data, int index) {
    var origin = new Origin(data.id(index), 0, 0, 0);
    return evaluation
        .apply(View.raw(data.get(index).value(), origin), RandomKey.of(0).generator())
        .value();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
