package dev.dyad.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, interrupted and killed (law 8). */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StoppedRunTest {
  private static final int EPOCHS = 6;
  private static final int STEPS_AN_EPOCH = 5;

  /** Large enough that a checkpoint of 76 MB takes its time to be written. */
  private static final List<String> TRAIN =
      List.of(
          "train",
          "../samples/digits-simclr.yaml",
          "--set=data.path=../samples/data/digits",
          "--set=data.limit=160",
          "--set=batchSize=32",
          "--set=epochs=" + EPOCHS,
          "--set=encoder={SimpleCnn: {dimension: 4096}}",
          "--set=method={SimCLR: {temperature: 0.5, hiddenDimensions: 1024, projectionDimensions: 64}}");

  @TempDir Path folder;

  @BeforeEach
  void signalsCanBeSent() throws IOException {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status), "sends signals as Linux does");
    long ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .findFirst()
            .orElse(0);
    assumeTrue((ignored & 2) == 0, "interrupts are ignored here, and so in child processes");
  }

  @Test
  void endsWithTheSameEncoderHoweverItWasStopped() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole");
    trainToTheEnd(train(whole), whole);

    Path run = folder.resolve("run");
    interruptInMidEpoch(run);
    killInMidEpoch(run);
    killInMidCheckpoint(run);
    trainToTheEnd(resume(run), run);

    assertThat(encoder(run)).hasSameBinaryContentAs(encoder(whole));
  }

  /** Ends cleanly, with a checkpoint, and says how to go on. */
  private void interruptInMidEpoch(Path run) throws IOException, InterruptedException {
    Process process = train(run);
    await(process, () -> steps(run) >= 2);
    interrupt(process);
    process.waitFor();
    assertThat(Files.readString(said(run)))
        .containsPattern("stopped after \\d+ steps\\. Go on with: dyad resume .*run");
    assertThat(steps(run)).isBetween(2L, EPOCHS * STEPS_AN_EPOCH - 1L);
    assertThat(checkpoint(run)).exists();
    assertThat(encoder(run)).doesNotExist();
  }

  private void killInMidEpoch(Path run) throws IOException, InterruptedException {
    long before = steps(run);
    Process process = resume(run);
    await(process, () -> steps(run) >= before + 2);
    process.destroyForcibly().waitFor();
    assertThat(encoder(run)).doesNotExist();
  }

  private void killInMidCheckpoint(Path run) throws IOException, InterruptedException {
    Process process = resume(run);
    long before = steps(run);
    await(process, () -> steps(run) > before);
    Path aside = checkpoint(run).resolveSibling(".last.safetensors.part");
    Files.deleteIfExists(aside);
    interrupt(process);
    await(process, () -> Files.exists(aside));
    process.destroyForcibly().waitFor();
    assertThat(aside).as("half a checkpoint").exists();
    assertThat(encoder(run)).doesNotExist();
  }

  /** The encoder is there before it is evaluated, and nothing else is asked for here. */
  private void trainToTheEnd(Process process, Path run) throws IOException, InterruptedException {
    await(process, () -> Files.exists(encoder(run)));
    process.destroyForcibly().waitFor();
  }

  private Process train(Path run) throws IOException {
    var arguments = new ArrayList<>(TRAIN);
    arguments.addAll(List.of("--out", run.toString()));
    return start(run, arguments);
  }

  private Process resume(Path run) throws IOException {
    return start(run, List.of("resume", run.toString()));
  }

  private Process start(Path run, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("dev.dyad.cli.Main");
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(java.util.Map.of("OMP_NUM_THREADS", "1", "DJL_OFFLINE", "true"));
    return builder.redirectOutput(said(run).toFile()).start();
  }

  private static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  private void await(Process process, BooleanSupplier condition)
      throws IOException, InterruptedException {
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() && !condition.getAsBoolean()) {
        throw new AssertionError("ended too early: " + everythingSaid());
      }
      Thread.sleep(1);
    }
  }

  private String everythingSaid() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.newDirectoryStream(folder, "*.txt")) {
      for (Path file : files) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private Path said(Path run) {
    return folder.resolve(run.getFileName() + ".txt");
  }

  private static Path encoder(Path run) {
    return run.resolve("encoder.safetensors");
  }

  private static Path checkpoint(Path run) {
    return run.resolve("checkpoints").resolve("last.safetensors");
  }

  private static long steps(Path run) {
    Path metrics = run.resolve("metrics.jsonl");
    try {
      return Files.exists(metrics)
          ? Files.readAllLines(metrics).stream()
              .filter(l -> l.contains("\"kind\":\"step\""))
              .count()
          : 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
