package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.dyad.learn.method.SupCon;
import dev.dyad.learn.method.Triplet;
import dev.dyad.pairs.CollatedBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  @TempDir Path folder;

  private String train(String name, TrainingSpec spec) throws IOException {
    Path run = folder.resolve(name);
    new Training(spec, Runs.batches(), run).start(TrainingListener.SILENT, new StopSignal());
    return Runs.digest(run.resolve("encoder.safetensors"));
  }

  @Test
  void lossFalls() {
    List<EpochReport> epochs = new ArrayList<>();
    var listener =
        new TrainingListener() {
          @Override
          public void epoch(EpochReport report) {
            epochs.add(report);
          }
        };
    TrainingOutcome outcome =
        new Training(Runs.spec(5, 1), Runs.batches(), folder).start(listener, new StopSignal());
    assertThat(outcome.completed()).isTrue();
    assertThat(outcome.steps()).isEqualTo(5L * Runs.BATCHES);
    assertThat(epochs).hasSize(5);
    assertThat(epochs.get(4).meanLoss()).isLessThan(epochs.get(0).meanLoss() - 0.2);
    assertThat(outcome.lastLoss()).isEqualTo(epochs.get(4).meanLoss());
  }

  @Test
  void sameSeedGivesSameWeights() throws IOException {
    assertThat(train("a", Runs.spec(2, 5))).isEqualTo(train("b", Runs.spec(2, 5)));
  }

  @Test
  void otherSeedGivesOtherWeights() throws IOException {
    assertThat(train("a", Runs.spec(1, 5))).isNotEqualTo(train("b", Runs.spec(1, 6)));
  }

  @Test
  void closesEveryBatchThatItHasLearntFrom() {
    List<CollatedBatch> handedOut = new ArrayList<>();
    var batches =
        new BatchSource() {
          @Override
          public int batchCount(int epoch) {
            return Runs.batches().batchCount(epoch);
          }

          @Override
          public Iterator<CollatedBatch> epoch(int epoch, int firstBatch) {
            Iterator<CollatedBatch> made = Runs.batches().epoch(epoch, firstBatch);
            made.forEachRemaining(handedOut::add);
            return handedOut.subList(epoch * Runs.BATCHES, handedOut.size()).iterator();
          }
        };
    new Training(Runs.spec(2, 1), batches, folder).start(TrainingListener.SILENT, new StopSignal());
    assertThat(handedOut).hasSize(2 * Runs.BATCHES);
    for (CollatedBatch batch : handedOut) {
      assertThatIllegalStateException().isThrownBy(() -> batch.views().get(1).get(0).bytes());
    }
  }

  @Test
  void beginsWithTheFirstBatchThatCanBeLearntFrom() {
    BatchSource batches = Runs.cutTo((epoch, number) -> number < 2 || number == 5 ? 0 : Runs.SIZE);
    Path run = folder.resolve("run");
    TrainingOutcome outcome =
        new Training(Runs.spec(2, 1), batches, run)
            .start(TrainingListener.SILENT, new StopSignal());
    assertThat(outcome.completed()).isTrue();
    assertThat(outcome.lastLoss()).isPositive();
    try (var encoder = TrainedEncoder.load(outcome.encoder(), DeviceChoice.CPU)) {
      assertThat(encoder.embed(Runs.batch(0, 0).views().get(0))).hasNumberOfRows(Runs.SIZE);
    }
  }

  @Test
  void saysThatNoSampleCanBeRead() {
    var training = new Training(Runs.spec(1, 1), Runs.cutTo((epoch, number) -> 0), folder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.start(TrainingListener.SILENT, new StopSignal()))
        .withMessageContaining("epoch 1: no batch has 2 samples that can be read");
  }

  /** Batches without labels where told so. */
  private static BatchSource unlabelled(IntPredicate numbers) {
    BatchSource plain = Runs.batches();
    return new BatchSource() {
      @Override
      public int batchCount(int epoch) {
        return plain.batchCount(epoch);
      }

      @Override
      public Iterator<CollatedBatch> epoch(int epoch, int firstBatch) {
        return IntStream.range(firstBatch, Runs.BATCHES)
            .mapToObj(
                number -> {
                  CollatedBatch batch = Runs.batch(epoch, number);
                  if (numbers.test(number)) {
                    Arrays.fill(batch.labels(), -1);
                  }
                  return batch;
                })
            .iterator();
      }
    };
  }

  @Test
  void aBatchMayHaveNoLabels() {
    TrainingSpec plain = Runs.spec(1, 1);
    for (Method method :
        List.of(new SupCon(0.1, 8, 4), new Triplet(0.2, Triplet.Mining.HARDEST, true))) {
      var spec = new TrainingSpec(method, plain.encoder(), plain.optimizer(), 2, 1);
      Path run = folder.resolve(method.getClass().getSimpleName());
      TrainingOutcome outcome =
          new Training(spec, unlabelled(number -> number % 2 == 0), run)
              .start(TrainingListener.SILENT, new StopSignal());
      assertThat(outcome.completed()).isTrue();
    }
  }

  @Test
  void anEpochWithoutAnyLabelEndsARunThatNeedsThem() {
    TrainingSpec plain = Runs.spec(1, 1);
    var spec = new TrainingSpec(new SupCon(0.1, 8, 4), plain.encoder(), plain.optimizer(), 2, 1);
    var training = new Training(spec, unlabelled(number -> true), folder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training.start(TrainingListener.SILENT, new StopSignal()))
        .withMessageContaining("SupCon[")
        .withMessageContaining("needs labels, but no sample of epoch 1 had one");
  }
}
