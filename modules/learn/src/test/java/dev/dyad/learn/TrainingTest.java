package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.dyad.pairs.CollatedBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
}
