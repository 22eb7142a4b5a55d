package dev.dyad.learn;

import ai.djl.Device;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.pairs.CollatedBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Trains an encoder. Equal settings and batches give equal weights, bit for bit, on the same
 * machine with the same number of threads, however often the run was killed and resumed.
 *
 * <p>Into the run's folder go {@code metrics.jsonl} (a line a step and an epoch), {@code
 * checkpoints/last.safetensors} (replaced whole or not at all) and, at the end, {@code
 * encoder.safetensors} for {@link TrainedEncoder}.
 *
 * <pre>{@code
 * var spec = new TrainingSpec(new SimCLR(), new SimpleCnn(), new Adam(), 10, 42);
 * var training = new Training(spec, BatchSource.of(loader), Path.of("run"));
 * TrainingOutcome outcome = training.start(TrainingListener.SILENT, new StopSignal());
 * }</pre>
 */
public final class Training {
  private static final int MIN_SAMPLES = 2;

  private final TrainingSpec spec;
  private final BatchSource batches;
  private final Path folder;
  private final Path checkpointFile;
  private final Path encoderFile;

  /**
   * A training that has not begun.
   *
   * @param spec what is learnt and how
   * @param batches what is learnt from
   * @param folder the run's folder; made if absent
   */
  public Training(TrainingSpec spec, BatchSource batches, Path folder) {
    this.spec = spec;
    this.batches = batches;
    this.folder = folder;
    this.checkpointFile = folder.resolve("checkpoints").resolve("last.safetensors");
    this.encoderFile = folder.resolve("encoder.safetensors");
  }

  /**
   * Trains from the beginning.
   *
   * @param listener hears how it goes
   * @param stop ends the training cleanly when requested
   * @throws IllegalArgumentException if the folder already holds a run, or settings do not fit the
   *     data; labels are looked for all through the first epoch
   * @throws DivergedException if loss or gradients become NaN or infinite; the last checkpoint
   *     stays
   * @throws UncheckedIOException if the folder cannot be written to
   */
  public TrainingOutcome start(TrainingListener listener, StopSignal stop) {
    Require.that(
        !Files.exists(checkpointFile),
        "%s: already holds a run. Resume it, or choose another folder",
        folder);
    return run(listener, stop, false);
  }

  /**
   * Goes on from the last checkpoint. A run that was completed is left as it is.
   *
   * @param listener hears how it goes
   * @param stop ends the training cleanly when requested
   * @throws IllegalArgumentException if there is no checkpoint, or it is damaged or of other
   *     settings
   * @throws DivergedException if loss or gradients become NaN or infinite; the last checkpoint
   *     stays
   * @throws UncheckedIOException if the folder cannot be read or written to
   */
  public TrainingOutcome resume(TrainingListener listener, StopSignal stop) {
    Require.that(
        Files.exists(checkpointFile), "%s: there is no checkpoint to resume from", checkpointFile);
    return run(listener, stop, true);
  }

  private TrainingOutcome run(TrainingListener listener, StopSignal stop, boolean resumed) {
    Device device = spec.device().resolve();
    int perEpoch = batches.batchCount(0);
    Require.that(perEpoch > 0, "the data gives no batches. Lower batchSize or add samples");
    try {
      Checkpoint at = Checkpoint.START;
      if (resumed) {
        at = Checkpoint.of(checkpointFile, Safetensors.open(checkpointFile), spec.fingerprint());
      }
      var run = new Run(listener, stop, perEpoch, at);
      if (at.epoch() >= spec.epochs()) {
        return run.outcome();
      }
      Files.createDirectories(folder);
      try (MetricsLog log = MetricsLog.open(folder.resolve("metrics.jsonl"), run.steps())) {
        return run.train(device, log, resumed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** One run of the loop, from a checkpoint to the end or a stop. */
  private final class Run {
    private final TrainingListener listener;
    private final StopSignal stop;
    private final int perEpoch;
    private final RandomKey key = RandomKey.of(spec.seed()).with("steps");
    private final Pace pace = new Pace();
    private final long begun = System.nanoTime();
    private Checkpoint at;
    private boolean labelled;
    private long saved;

    Run(TrainingListener listener, StopSignal stop, int perEpoch, Checkpoint at) {
      this.listener = listener;
      this.stop = stop;
      this.perEpoch = perEpoch;
      this.at = at;
      this.labelled = !spec.method().needsLabels() || at.epoch() > 0 || at.batch() > 0;
    }

    TrainingOutcome train(Device device, MetricsLog log, boolean resumed) throws IOException {
      Iterator<CollatedBatch> epoch = batches.epoch(at.epoch(), at.batch());
      Require.that(epoch.hasNext(), "epoch %d gives no batches", at.epoch() + 1);
      CollatedBatch batch = at.found().inputs().isPresent() ? epoch.next() : begin(epoch);
      try (var stepper = new Stepper(spec, device, at.found().inputs().orElseThrow())) {
        if (resumed) {
          Safetensors.open(checkpointFile).readInto(stepper.arrays());
        } else {
          save(stepper);
        }
        listener.started(spec.device().resolvedName(), steps(), totalSteps());
        long before = System.nanoTime();
        while (true) {
          before = learn(stepper, batch, log, before);
          boolean ended = !epoch.hasNext();
          if (ended) {
            endEpoch(stepper, log);
          }
          batch.close();
          if (at.epoch() == spec.epochs()) {
            EncoderFile.write(encoderFile, spec.encoder(), stepper);
          }
          if (stop.isRequested() || at.epoch() == spec.epochs() || isDue()) {
            save(stepper);
          }
          if (stop.isRequested() || at.epoch() == spec.epochs()) {
            return outcome();
          }
          epoch = ended ? batches.epoch(at.epoch(), 0) : epoch;
          Require.that(epoch.hasNext(), "epoch %d gives no batches", at.epoch() + 1);
          batch = epoch.next();
        }
      }
    }

    /** The first batch that can be learnt from; those before it count as done. */
    private CollatedBatch begin(Iterator<CollatedBatch> epoch) {
      CollatedBatch batch = epoch.next();
      while (batch.size() < MIN_SAMPLES && epoch.hasNext()) {
        batch.close();
        at = at.afterBatch(0, 0);
        batch = epoch.next();
      }
      Require.that(
          batch.size() >= MIN_SAMPLES,
          "epoch %d: no batch has %d samples that can be read. Look at what was skipped, or raise"
              + " batchSize",
          at.epoch() + 1,
          MIN_SAMPLES);
      at = at.begunWith(ViewInputs.of(batch));
      return batch;
    }

    /** One step; returns when it ended. */
    private long learn(Stepper stepper, CollatedBatch batch, MetricsLog log, long before) {
      if (batch.size() < MIN_SAMPLES) {
        at = at.afterBatch(0, 0);
        return System.nanoTime();
      }
      labelled = labelled || IntStream.of(batch.labels()).anyMatch(label -> label >= 0);
      long step = steps() + 1;
      double learningRate =
          spec.optimizer().learningRate()
              * spec.optimizer().schedule().factor(step - 1, totalSteps(), perEpoch);
      Stepper.Result result = tryStep(stepper, batch, learningRate, step);
      at = at.afterBatch(result.loss(), 1);
      long now = System.nanoTime();
      double seconds = (now - before) / 1e9;
      pace.step(seconds, batch.size());
      var report =
          new StepReport(
              at.epoch(),
              spec.epochs(),
              step,
              totalSteps(),
              result.loss(),
              learningRate,
              result.gradientNorm(),
              seconds,
              pace.samplesPerSecond(),
              pace.secondsLeft(totalSteps() - step));
      log.step(report);
      listener.step(report);
      return now;
    }

    private Stepper.Result tryStep(
        Stepper stepper, CollatedBatch batch, double learningRate, long step) {
      try {
        return stepper.step(batch, learningRate, key.with(step), step / (double) totalSteps());
      } catch (DivergedException e) {
        throw new DivergedException(
            """
            %s in epoch %d, step %d (learning rate %s). Lower optimizer.learningRate, set \
            optimizer.clipNorm to 1, or raise the temperature; look at the inputs for NaN. The last \
            good checkpoint, %s, was kept\
            """
                .formatted(e.getMessage(), at.epoch() + 1, step, learningRate, checkpointFile));
      }
    }

    private void endEpoch(Stepper stepper, MetricsLog log) {
      Require.that(
          labelled,
          "%s needs labels, but no sample of epoch %d had one. Take data with labels, or a method"
              + " that needs none",
          spec.method(),
          at.epoch() + 1);
      EmbeddingSpread spread = stepper.spread();
      var report =
          new EpochReport(
              at.epoch(), spec.epochs(), at.meanLoss(), pace.endEpoch(), spread, stepper.figures());
      log.epoch(steps(), report);
      listener.epoch(report);
      spread
          .collapse()
          .filter(collapse -> !at.found().warned().contains(collapse))
          .ifPresent(
              collapse -> {
                at = at.warnedOf(collapse);
                String advice = spread.advice(collapse, at.epoch());
                log.warning(steps(), advice);
                listener.warned(advice);
              });
      at = at.afterEpoch();
    }

    private void save(Stepper stepper) throws IOException {
      at.write(checkpointFile, spec.fingerprint(), stepper.arrays());
      saved = System.nanoTime();
    }

    private boolean isDue() {
      return (System.nanoTime() - saved) / 1e9 >= spec.checkpointSeconds();
    }

    long steps() {
      return (long) at.epoch() * perEpoch + at.batch();
    }

    private long totalSteps() {
      return (long) spec.epochs() * perEpoch;
    }

    TrainingOutcome outcome() {
      return new TrainingOutcome(
          at.epoch() >= spec.epochs(),
          steps(),
          at.lastLoss(),
          (System.nanoTime() - begun) / 1e9,
          pace.overall(),
          checkpointFile,
          encoderFile);
    }
  }
}
