package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.dyad.core.Tensor;
import dev.dyad.learn.method.SimCLR;
import dev.dyad.pairs.CollatedBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivergenceTest {
  @TempDir Path folder;

  /** SimCLR with its loss changed. */
  private static Method changed(UnaryOperator<NDArray> change) {
    return encoder -> new Changed(new SimCLR(0.5, 32, 16).learner(encoder), change);
  }

  private record Changed(Learner learner, UnaryOperator<NDArray> change) implements Learner {
    @Override
    public Block network() {
      return learner.network();
    }

    @Override
    public Block encoder() {
      return learner.encoder();
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      return change.apply(learner.loss(batch, forward));
    }
  }

  private static BatchSource withNaNAt(int epoch, int batch) {
    BatchSource plain = Runs.batches();
    return new BatchSource() {
      @Override
      public int batchCount(int e) {
        return plain.batchCount(e);
      }

      @Override
      public Iterator<CollatedBatch> epoch(int e, int firstBatch) {
        return IntStream.range(firstBatch, Runs.BATCHES)
            .mapToObj(
                b -> {
                  CollatedBatch made = Runs.batch(e, b);
                  if (e == epoch && b == batch) {
                    ((Tensor.Floats) made.views().get(0).get(0)).data().put(0, Float.NaN);
                  }
                  return made;
                })
            .iterator();
      }
    };
  }

  @Test
  void stopsAtTheFirstLossThatIsNotANumberAndKeepsTheCheckpoint() throws IOException {
    TrainingSpec plain = Runs.spec(3, 1);
    var spec =
        new TrainingSpec(
            plain.method(), plain.encoder(), plain.optimizer(), 3, 1, DeviceChoice.CPU, 0);
    assertThatThrownBy(
            () ->
                new Training(spec, withNaNAt(1, 4), folder)
                    .start(TrainingListener.SILENT, new StopSignal()))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the loss became NaN in epoch 2, step 17 (learning rate 0.003)")
        .hasMessageContaining("last.safetensors, was kept");
    assertThat(folder.resolve("encoder.safetensors")).doesNotExist();
    // and with mended data the run goes on from there, to where an unharmed one ends
    new Training(spec, Runs.batches(), folder).resume(TrainingListener.SILENT, new StopSignal());
    new Training(spec, Runs.batches(), folder.resolve("whole"))
        .start(TrainingListener.SILENT, new StopSignal());
    assertThat(Runs.digest(folder.resolve("encoder.safetensors")))
        .isEqualTo(Runs.digest(folder.resolve("whole/encoder.safetensors")));
  }

  @Test
  void namesTheGradientThatIsNotANumber() {
    // sqrt has an infinite slope at 0, times a zero gradient: NaN behind a finite loss
    Method method = changed(loss -> loss.add(loss.sub(loss).sqrt().mul(0)));
    TrainingSpec plain = Runs.spec(1, 1);
    var spec = new TrainingSpec(method, plain.encoder(), plain.optimizer(), 1, 1);
    assertThatThrownBy(
            () ->
                new Training(spec, Runs.batches(), folder)
                    .start(TrainingListener.SILENT, new StopSignal()))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the gradient of ")
        .hasMessageContaining("in epoch 1, step 1");
  }

  @Test
  void warnsOnceOfACollapseAndSaysWhatToDo() throws IOException {
    // pulling all views together and pushing nothing apart
    Method method = (Supplier<Block> encoder) -> new PullTogether(encoder.get());
    TrainingSpec plain = Runs.spec(1, 1);
    var spec = new TrainingSpec(method, plain.encoder(), new Adam(0.05), 30, 1);
    List<String> warnings = new ArrayList<>();
    var listener =
        new TrainingListener() {
          @Override
          public void warned(String message) {
            warnings.add(message);
          }
        };
    new Training(spec, Runs.batches(), folder).start(listener, new StopSignal());
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0))
        .contains("complete collapse")
        .contains("Lower optimizer.learningRate");
    assertThat(Files.readString(folder.resolve("metrics.jsonl"))).contains("\"kind\":\"warning\"");
  }

  private record PullTogether(Block encoder) implements Learner {
    @Override
    public Block network() {
      return encoder;
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      NDArray z = forward.single(encoder, batch.views().get(0));
      NDArray target = z.getManager().ones(z.getShape());
      return z.sub(target).square().mean();
    }
  }

  @Test
  void clipsTheGradientToTheLimit() throws IOException {
    TrainingSpec plain = Runs.spec(1, 1);
    var clipped = new Sgd(0.1, 0, false, 0, new Constant(), java.util.OptionalDouble.of(1e-6));
    new Training(
            new TrainingSpec(plain.method(), plain.encoder(), clipped, 1, 1),
            Runs.batches(),
            folder.resolve("clipped"))
        .start(TrainingListener.SILENT, new StopSignal());
    var frozen = new Sgd(1e-30, 0, false, 0, new Constant(), java.util.OptionalDouble.empty());
    new Training(
            new TrainingSpec(plain.method(), plain.encoder(), frozen, 1, 1),
            Runs.batches(),
            folder.resolve("frozen"))
        .start(TrainingListener.SILENT, new StopSignal());
    double moved = distance(folder.resolve("clipped"), folder.resolve("frozen"));
    // twelve steps of 0.1 · 1e-6 each at most, and some rounding
    assertThat(moved).isPositive().isLessThan(1.3e-6);
  }

  private static double distance(Path a, Path b) {
    try (var first = TrainedEncoder.load(a.resolve("encoder.safetensors"), DeviceChoice.CPU);
        var second = TrainedEncoder.load(b.resolve("encoder.safetensors"), DeviceChoice.CPU)) {
      float[] x = first.weights("01Linear_weight");
      float[] y = second.weights("01Linear_weight");
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += (x[i] - y[i]) * (double) (x[i] - y[i]);
      }
      return Math.sqrt(sum);
    }
  }

  @Test
  void noSeedOfFiftyBecomesNotANumber() {
    for (int seed = 0; seed < 50; seed++) {
      TrainingSpec plain = Runs.spec(1, seed);
      var hot = new TrainingSpec(new SimCLR(0.1, 32, 16), plain.encoder(), new Adam(0.01), 2, seed);
      TrainingOutcome outcome =
          new Training(hot, Runs.batches(), folder.resolve("seed" + seed))
              .start(TrainingListener.SILENT, new StopSignal());
      assertThat(outcome.lastLoss()).as("seed %d", seed).isFinite().isLessThan(4);
    }
  }

  /** An encoder of finite gradients before a head that has none. */
  private record BrokenHead(Block encoder, Block head) implements Learner {
    @Override
    public Block network() {
      return new SequentialBlock().add(encoder).add(head);
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      NDArray z = forward.single(encoder, batch.views().get(0));
      NDArray h = forward.single(head, new NDList(z.stopGradient()));
      return z.square().mean().add(h.sub(h).sum().sqrt().mul(0));
    }
  }

  @Test
  void clippingHidesNotWhichGradientIsNotANumber() {
    Method method = encoder -> new BrokenHead(encoder.get(), Linear.builder().setUnits(2).build());
    var clipped = new Sgd(0.1, 0, false, 0, new Constant(), OptionalDouble.of(1));
    var spec = new TrainingSpec(method, Runs.spec(1, 1).encoder(), clipped, 1, 1);
    assertThatThrownBy(
            () ->
                new Training(spec, Runs.batches(), folder)
                    .start(TrainingListener.SILENT, new StopSignal()))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the gradient of 02Linear");
  }

  @Test
  void aResumedRunDoesNotWarnAgain() {
    Method method = (Supplier<Block> encoder) -> new PullTogether(encoder.get());
    var spec = new TrainingSpec(method, Runs.spec(1, 1).encoder(), new Adam(0.05), 30, 1);
    List<String> warnings = new ArrayList<>();
    var stop = new StopSignal();
    var listener =
        new TrainingListener() {
          @Override
          public void warned(String message) {
            warnings.add(message);
            stop.request();
          }
        };
    TrainingOutcome part = new Training(spec, Runs.batches(), folder).start(listener, stop);
    assertThat(part.completed()).isFalse();
    new Training(spec, Runs.batches(), folder).resume(listener, new StopSignal());
    assertThat(warnings).hasSize(1);
  }
}
