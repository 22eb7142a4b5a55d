package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
}
