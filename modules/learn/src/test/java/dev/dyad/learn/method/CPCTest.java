package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.FramewiseBlock;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.encoder.FrameCnn;
import dev.dyad.learn.encoder.Precision;
import dev.dyad.learn.encoder.Tcn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CPCTest {
  private static final int N = 4;
  private static final int STEPS = 40; // 10 frames

  private NDManager manager;
  private Learner learner;
  private NDArray sequences;

  @BeforeEach
  void open() {
    manager = Engine.getEngine("PyTorch").newBaseManager();
    var encoder = new FrameCnn(List.of(2, 2), 8, 6, Precision.FLOAT32);
    learner = new CPC(3, 5, 100).learner(encoder::block);
    sequences = manager.randomNormal(new Shape(N, 1, STEPS));
    learner.initialize(manager, List.<Shape[]>of(new Shape[] {sequences.getShape()}));
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** All that the blocks give for a batch in the course of a loss, in order. */
  private List<NDArray> outputs(NDArray batch) {
    var outputs = new ArrayList<NDArray>();
    var store = new ParameterStore(manager, false);
    Learner.Forward forward =
        (Block block, NDList inputs) -> {
          NDList made = block.forward(store, inputs, true);
          outputs.add(made.head());
          return made;
        };
    var given =
        new LearnerBatch(
            List.of(new NDList(batch)),
            manager.create(new long[] {-1, -1, -1, -1}),
            Optional.empty());
    outputs.add(learner.loss(given, forward));
    return outputs;
  }

  private NDArray changed(String where) {
    NDArray other = sequences.duplicate();
    NDArray part = other.get(new NDIndex(where));
    other.set(new NDIndex(where), part.mul(-3).add(1));
    return other;
  }

  @Test
  void changingOneSequenceLeavesTheFramesAndContextsOfTheOthers() {
    List<NDArray> before = outputs(sequences);
    List<NDArray> after = outputs(changed("2"));
    for (int i = 0; i < 2; i++) { // frames, contexts
      assertThat(before.get(i).getShape()).isEqualTo(new Shape(N, 10, i == 0 ? 6 : 5));
      NDArray difference = before.get(i).sub(after.get(i)).abs().sum(new int[] {1, 2});
      assertThat(difference.getFloat(2)).isPositive();
      assertThat(difference.getFloat(0)).isZero();
      assertThat(difference.getFloat(1)).isZero();
      assertThat(difference.getFloat(3)).isZero();
    }
    assertThat(after.get(3).getFloat()).as("loss").isNotEqualTo(before.get(3).getFloat());
  }

  @Test
  void contextsNeverLookAhead() {
    // frame 6 sees steps 21 to 30 at most
    NDArray before = outputs(sequences).get(1);
    NDArray after = outputs(changed(":, :, 31:")).get(1);
    NDArray difference = before.sub(after).abs();
    assertThat(difference.get(new NDIndex(":, :7")).sum().getFloat()).isZero();
    assertThat(difference.get(new NDIndex(":, 8:")).sum().getFloat()).isPositive();
  }

  /** Every frame after the context's, of every sequence and every point in time, is a candidate. */
  @Test
  void lossAgreesWithPlainLoop() {
    List<NDArray> outputs = outputs(sequences);
    NDArray z = outputs.get(0); // (N, 10, 6)
    NDArray c = outputs.get(1); // (N, 10, 5)
    Block predictors = learner.network().getChildren().valueAt(2);
    NDArray w = predictors.getParameters().valueAt(0).getArray(); // (3 · 6, 5)
    int times = 7; // 0 to 10 - 3 - 1
    double loss = 0;
    for (int k = 1; k <= 3; k++) {
      for (int n = 0; n < N; n++) {
        for (int t = 0; t < times; t++) {
          double all = 0;
          for (int m = 0; m < N; m++) {
            for (int s = 0; s < times; s++) {
              all += Math.exp(score(w, c, n, t, z, m, s, k));
            }
          }
          loss += (Math.log(all) - score(w, c, n, t, z, n, t, k)) / (3 * N * times);
        }
      }
    }
    assertThat((double) outputs.get(3).getFloat()).isCloseTo(loss, within(1e-4));
  }

  /** z_{m,s+k} · W_k c_{n,t}. */
  private static double score(NDArray w, NDArray c, int n, int t, NDArray z, int m, int s, int k) {
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      double predicted = 0;
      for (int j = 0; j < 5; j++) {
        predicted += w.getFloat(6 * (k - 1) + i, j) * c.getFloat(n, t, j);
      }
      sum += z.getFloat(m, s + k, i) * predicted;
    }
    return sum;
  }

  @Test
  void shortSequencesAreToldAsFarAheadAsTheyGo() {
    NDArray eight = manager.randomNormal(new Shape(N, 1, 8)); // 2 frames: 1 step ahead
    assertThat(outputs(eight).get(3).getFloat()).isPositive();
  }

  @Test
  void sequencesOfOneFrameTeachNothing() {
    NDArray loss = outputs(manager.randomNormal(new Shape(N, 1, 4))).get(2);
    assertThat(loss.getFloat()).isZero();
  }

  /** A resumed run may begin with shorter sequences than the run did. */
  @Test
  void weightsDoNotDependOnTheLengthOfTheFirstSequences() {
    var encoder = new FrameCnn(List.of(2, 2), 8, 6, Precision.FLOAT32);
    Learner other = new CPC(3, 5, 100).learner(encoder::block);
    other.initialize(manager, List.<Shape[]>of(new Shape[] {new Shape(N, 1, 8)}));
    assertThat(shapes(other)).isEqualTo(shapes(learner));
  }

  private static List<Shape> shapes(Learner learner) {
    return learner.network().getParameters().values().stream()
        .map(p -> p.getArray().getShape())
        .toList();
  }

  /** What lies behind a series' length is never predicted, nor told from. */
  @Test
  void framesBehindTheShortestLengthAreNotDrawn() {
    var encoder = new Tcn(4, 2, 3, FramewiseBlock.Pooling.LAST, 0);
    learner = new CPC(3, 5, 100).learner(encoder::block);
    learner.initialize(
        manager, List.<Shape[]>of(new Shape[] {new Shape(N, 1, STEPS), new Shape(N)}));
    NDArray changed = changed(":, :, 30:");
    NDArray lengths = manager.create(new long[] {STEPS, 30, 35, STEPS});
    assertThat(loss(changed, lengths)).isCloseTo(loss(sequences, lengths), within(1e-5));
    NDArray whole = manager.full(new Shape(N), STEPS, DataType.INT64);
    assertThat(loss(changed, whole)).isNotCloseTo(loss(sequences, whole), within(1e-5));
  }

  private double loss(NDArray values, NDArray lengths) {
    var store = new ParameterStore(manager, false);
    var batch =
        new LearnerBatch(
            List.of(new NDList(values, lengths)),
            manager.create(new long[] {-1, -1, -1, -1}),
            Optional.empty());
    return learner.loss(batch, (block, inputs) -> block.forward(store, inputs, true)).getFloat();
  }

  @Test
  void needsAnEncoderThatGivesFrames() {
    assertThatThrownBy(() -> new CPC().learner(Blocks::identityBlock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CPC needs an encoder that gives frames");
  }
}
