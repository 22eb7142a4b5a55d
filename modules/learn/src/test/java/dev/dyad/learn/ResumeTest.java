package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.pairs.CollatedBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final int EPOCHS = 6;
  private static final long SEED = 11;

  @TempDir Path folder;

  /** The child that is killed: trains slowly, with a checkpoint after nearly every step. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      training(Path.of(arguments[0]), Double.parseDouble(arguments[1]), 5)
          .start(TrainingListener.SILENT, new StopSignal());
    }
  }

  private static Training training(Path folder, double checkpointSeconds, long sleepMs) {
    return training(Runs.spec(EPOCHS, SEED).method(), folder, checkpointSeconds, sleepMs);
  }

  private static Training training(
      Method method, Path folder, double checkpointSeconds, long sleepMs) {
    TrainingSpec plain = Runs.spec(EPOCHS, SEED);
    var spec =
        new TrainingSpec(
            method,
            plain.encoder(),
            plain.optimizer(),
            EPOCHS,
            SEED,
            DeviceChoice.CPU,
            checkpointSeconds);
    return new Training(spec, slowed(sleepMs), folder);
  }

  private static BatchSource slowed(long sleepMs) {
    return new BatchSource() {
      @Override
      public int batchCount(int epoch) {
        return Runs.BATCHES;
      }

      @Override
      public Iterator<CollatedBatch> epoch(int epoch, int firstBatch) {
        return IntStream.range(firstBatch, Runs.BATCHES)
            .mapToObj(
                b -> {
                  sleep(sleepMs);
                  return Runs.batch(epoch, b);
                })
            .iterator();
      }
    };
  }

  private static void sleep(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void startAndKill(Path run, double checkpointSeconds, int atStep)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                run.toString(),
                Double.toString(checkpointSeconds))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child.txt").toFile())
            .start();
    Path metrics = run.resolve("metrics.jsonl");
    while (child.isAlive() && linesOf(metrics) < atStep) {
      Thread.sleep(2);
    }
    child.destroyForcibly().waitFor();
    assertThat(linesOf(metrics))
        .as("the child got there: %s", Files.readString(folder.resolve("child.txt")))
        .isGreaterThanOrEqualTo(atStep);
    assertThat(run.resolve("encoder.safetensors")).as("it was not through").doesNotExist();
  }

  private static long linesOf(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }

  private String uninterrupted() throws IOException {
    Path run = folder.resolve("whole");
    training(run, 1000, 0).start(TrainingListener.SILENT, new StopSignal());
    return Runs.digest(run.resolve("encoder.safetensors"));
  }

  private static List<String> stepsOf(Path run) throws IOException {
    // all but the time each step took
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .filter(line -> line.contains("\"kind\":\"step\""))
        .map(line -> line.replaceFirst(",\"seconds\".*", ""))
        .toList();
  }

  @Test
  void killedInTheMiddleOfAnEpochEndsWithTheSameWeights() throws IOException, InterruptedException {
    String whole = uninterrupted();
    Path run = folder.resolve("killed");
    startAndKill(run, 0, 2 * Runs.BATCHES + 5);
    Path checkpoint = run.resolve("checkpoints/last.safetensors");
    assertThat(Safetensors.open(checkpoint).metadata("batch")).as("mid-epoch").isNotEqualTo("0");

    TrainingOutcome outcome =
        training(run, 1000, 0).resume(TrainingListener.SILENT, new StopSignal());

    assertThat(outcome.completed()).isTrue();
    assertThat(Runs.digest(run.resolve("encoder.safetensors"))).isEqualTo(whole);
    assertThat(stepsOf(run)).isEqualTo(stepsOf(folder.resolve("whole")));
  }

  @Test
  void killedLongAfterItsCheckpointDoesTheLostStepsAgain()
      throws IOException, InterruptedException {
    String whole = uninterrupted();
    Path run = folder.resolve("killed");
    startAndKill(run, 0.15, 3 * Runs.BATCHES + 7);
    training(run, 1000, 0).resume(TrainingListener.SILENT, new StopSignal());
    assertThat(Runs.digest(run.resolve("encoder.safetensors"))).isEqualTo(whole);
    assertThat(stepsOf(run)).isEqualTo(stepsOf(folder.resolve("whole")));
  }

  @Test
  void stoppedOnRequestLeavesACheckpointAndGoesOn() throws IOException {
    String whole = uninterrupted();
    Path run = folder.resolve("stopped");
    TrainingOutcome stopped = startAndStop(training(run, 1000, 0));
    assertThat(stopped.completed()).isFalse();
    assertThat(stopped.steps()).isEqualTo(17);
    training(run, 1000, 0).resume(TrainingListener.SILENT, new StopSignal());
    assertThat(Runs.digest(run.resolve("encoder.safetensors"))).isEqualTo(whole);
  }

  private static TrainingOutcome startAndStop(Training training) {
    var stop = new StopSignal();
    var listener =
        new TrainingListener() {
          @Override
          public void step(StepReport report) {
            if (report.step() == 17) {
              stop.request();
            }
          }
        };
    return training.start(listener, stop);
  }

  @Test
  void whatTheLearnerKeepsIsResumedToo() throws IOException {
    Path whole = folder.resolve("whole");
    Path run = folder.resolve("stopped");
    training(new Keeping(), whole, 1000, 0).start(TrainingListener.SILENT, new StopSignal());
    startAndStop(training(new Keeping(), run, 1000, 0));
    training(new Keeping(), run, 1000, 0).resume(TrainingListener.SILENT, new StopSignal());
    assertThat(Runs.digest(run.resolve("encoder.safetensors")))
        .isEqualTo(Runs.digest(whole.resolve("encoder.safetensors")));
  }

  @Test
  void completedRunIsLeftAsItIs() throws IOException {
    String whole = uninterrupted();
    Path run = folder.resolve("whole");
    TrainingOutcome again =
        training(run, 1000, 0).resume(TrainingListener.SILENT, new StopSignal());
    assertThat(again.completed()).isTrue();
    assertThat(again.steps()).isEqualTo((long) EPOCHS * Runs.BATCHES);
    assertThat(Runs.digest(run.resolve("encoder.safetensors"))).isEqualTo(whole);
  }

  @Test
  void rejectsOtherSettings() throws IOException {
    uninterrupted();
    var other = new Training(Runs.spec(EPOCHS, SEED + 1), Runs.batches(), folder.resolve("whole"));
    assertThatThrownBy(() -> other.resume(TrainingListener.SILENT, new StopSignal()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A run resumes with its own settings")
        .hasMessageContaining("seed=12");
  }

  @Test
  void neverOverwritesARun() throws IOException {
    uninterrupted();
    assertThatThrownBy(this::uninterrupted)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("already holds a run");
  }

  @Test
  void rejectsAFolderWithNoCheckpoint() {
    Training training = training(folder.resolve("empty"), 1000, 0);
    assertThatThrownBy(() -> training.resume(TrainingListener.SILENT, new StopSignal()))
        .hasMessageContaining("there is no checkpoint to resume from");
  }

  @Test
  void aRunResumedAtABatchOfAnotherSizeWritesTheSameFiles() throws IOException {
    BatchSource batches = Runs.cutTo((epoch, number) -> number == 0 ? Runs.SIZE : 4 + number % 5);
    TrainingSpec spec = Runs.spec(3, SEED);
    Path whole = folder.resolve("whole");
    Path run = folder.resolve("stopped");
    new Training(spec, batches, whole).start(TrainingListener.SILENT, new StopSignal());
    startAndStop(new Training(spec, batches, run));
    new Training(spec, batches, run).resume(TrainingListener.SILENT, new StopSignal());
    for (String file : List.of("encoder.safetensors", "checkpoints/last.safetensors")) {
      assertThat(Runs.digest(run.resolve(file)))
          .as(file)
          .isEqualTo(Runs.digest(whole.resolve(file)));
    }
  }

  @Test
  void namesTheCheckpointWhoseInputsCannotBeRead() throws IOException {
    Path run = folder.resolve("stopped");
    startAndStop(training(run, 1000, 0));
    Path file = run.resolve("checkpoints/last.safetensors");
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String damaged = text.replace("FLOAT32\\\"", "FLOAT33\\\"");
    assertThat(damaged).isNotEqualTo(text);
    Files.writeString(file, damaged, StandardCharsets.ISO_8859_1);
    Training training = training(run, 1000, 0);
    assertThatThrownBy(() -> training.resume(TrainingListener.SILENT, new StopSignal()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("last.safetensors: inputs of the views must be written like");
  }
}
