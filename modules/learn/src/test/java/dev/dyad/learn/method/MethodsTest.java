package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Blocks;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MethodsTest {
  private static final float[][] FIRST = {{0, 0}, {3, 0}, {0, 4}};
  private static final float[][] SECOND = {{0, 1}, {3, 1}, {0, 4}};

  /** The loss with an encoder that changes nothing. */
  private static double loss(Method method, long[] labels, Optional<long[]> groups) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      Learner learner = method.learner(Blocks::identityBlock);
      NDArray labelArray = manager.create(labels);
      var batch =
          new LearnerBatch(
              List.of(new NDList(manager.create(FIRST)), new NDList(manager.create(SECOND))),
              labelArray,
              groups.map(manager::create));
      return learner.loss(batch, (block, inputs) -> inputs).getFloat();
    }
  }

  private static final long[] UNLABELLED = {-1, -1, -1};

  @Test
  void siamesePairsViewsAndNeighbours() {
    // same: d² = 1, 1, 0; differing, i with second view i + 1: d = √10, 5, 3; margin 4
    double same = (1 + 1 + 0) / 2.0;
    double differing = (Math.pow(4 - Math.sqrt(10), 2) + 0 + 1) / 2;
    assertThat(loss(new Siamese(4), UNLABELLED, Optional.empty()))
        .isCloseTo((same + differing) / 6, within(1e-6));
  }

  @Test
  void siameseDrawsLabelsTogether() {
    // sample 2 and 0 are of one label: their pair, d² = 9, is the same now
    double expected = (1 + 1 + 0 + 9) / 2.0 / 6;
    assertThat(loss(new Siamese(2, 1, true), new long[] {7, 3, 7}, Optional.empty()))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void siameseNeverPushesCopiesApart() {
    double expected = (1 + 1 + 0 + 9) / 2.0 / 6;
    assertThat(loss(new Siamese(2), UNLABELLED, Optional.of(new long[] {0, 1, 0})))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void unlabelledSamplesAreAllDifferent() {
    assertThat(loss(new Siamese(4, 1, true), UNLABELLED, Optional.empty()))
        .isEqualTo(loss(new Siamese(4, 1, false), UNLABELLED, Optional.empty()));
  }

  @Test
  void tripletTakesTheNearestNegativeBeyondThePositive() {
    float[] cosines = {
      0.5f, 0.9f, 0.4f, //
      0.1f, 0.8f, 0.7f, //
      0.3f, 0.6f, 0.2f
    };
    MinedTriplets mined =
        MinedTriplets.of(cosines, new long[] {-1, -2, -3}, Triplet.Mining.SEMI_HARD);
    assertThat(mined.anchors()).containsExactly(0, 1, 2);
    assertThat(mined.positives()).containsExactly(0, 1, 2);
    // the last has none beyond its positive: the farthest
    assertThat(mined.negatives()).containsExactly(2, 2, 0);
  }

  @Test
  void tripletTakesTheHardest() {
    float[] cosines = {
      0.5f, 0.9f, 0.4f, //
      0.1f, 0.8f, 0.7f, //
      0.3f, 0.6f, 0.2f
    };
    MinedTriplets mined = MinedTriplets.of(cosines, new long[] {5, 6, 5}, Triplet.Mining.HARDEST);
    assertThat(mined.positives()).containsExactly(2, 1, 2);
    assertThat(mined.negatives()).containsExactly(1, 2, 1);
  }

  @Test
  void tripletLearnsNothingWithoutANegative() {
    assertThat(loss(new Triplet(), UNLABELLED, Optional.of(new long[] {0, 0, 0}))).isZero();
  }

  @Test
  void everyMethodIsRegistered() {
    assertThat(dev.dyad.learn.LearningSpecs.codec().names(Method.class))
        .contains("SimCLR", "Siamese", "Triplet");
  }
}
