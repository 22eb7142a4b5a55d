package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.encoder.SimpleCnn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CSITest {
  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void picturesAreTurnedByQuarters() {
    NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 1, 2, 2));
    NDArray all = Shifts.all(new NDList(x)).head();
    assertThat(all.getShape()).isEqualTo(new Shape(4, 1, 2, 2));
    assertThat(all.toFloatArray()).containsExactly(1, 2, 3, 4, 2, 4, 1, 3, 4, 3, 2, 1, 3, 1, 4, 2);
  }

  @Test
  void sequencesAreNegatedAndTheirLengthsRepeated() {
    NDArray x = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 1, 2));
    NDList all = Shifts.all(new NDList(x, manager.create(new long[] {2, 1})));
    assertThat(all.head().toFloatArray()).containsExactly(1, 2, 3, 4, -1, -2, -3, -4);
    assertThat(all.get(1).toLongArray()).containsExactly(2, 1, 2, 1);
  }

  @Test
  void copiesAreCopiesWithinOneShiftAlone() {
    NDArray groups = Shifts.groups(manager.create(new long[] {7, 8, 7}), 2);
    assertThat(groups.toLongArray()).containsExactly(14, 16, 14, 15, 17, 15);
  }

  /** Rows 0 and 1 are of shift 0, rows 2 and 3 of shift 1. */
  @Test
  void tellingShiftsAgreesWithPlainLoop() {
    float[][] logits = {{2, 1}, {0, 3}, {-1, 1}, {0.5f, 0}};
    double expected = 0;
    for (int i = 0; i < 4; i++) {
      double all = Math.exp(logits[i][0]) + Math.exp(logits[i][1]);
      expected += (Math.log(all) - logits[i][i / 2]) / 4;
    }
    assertThat((double) Shifts.told(manager.create(logits)).getFloat())
        .isCloseTo(expected, within(1e-6));
  }

  /** Nothing but what the method says: NT-Xent of 4 N instances and the classifier. */
  @Test
  void lossIsContrastOfAllShiftsAndTheTellingOfThem() {
    Learner learner =
        new CSI(0.5, 8, 4, 2)
            .learner(new SimpleCnn(8, dev.dyad.learn.encoder.Precision.FLOAT32)::block);
    NDArray a = manager.randomNormal(new Shape(3, 1, 28, 28));
    NDArray b = a.add(manager.randomNormal(a.getShape()).mul(0.1));
    learner.initialize(manager, List.<Shape[]>of(new Shape[] {a.getShape()}));
    var store = new ParameterStore(manager, false);
    var outputs = new ArrayList<NDArray>();
    Learner.Forward forward =
        (Block block, NDList inputs) -> {
          NDList made = block.forward(store, inputs, false);
          outputs.add(made.head());
          return made;
        };
    var batch =
        new LearnerBatch(
            List.of(new NDList(a), new NDList(b)), manager.create(new long[3]), Optional.empty());
    float loss = learner.loss(batch, forward).getFloat();
    NDArray z1 = outputs.get(2);
    NDArray z2 = outputs.get(3);
    assertThat(z1.getShape()).isEqualTo(new Shape(12, 4));
    float contrast = dev.dyad.learn.Losses.ntXent(z1, z2, 0.5).getFloat();
    float told = Shifts.told(outputs.get(4)).getFloat() + Shifts.told(outputs.get(5)).getFloat();
    assertThat(outputs.get(4).get(new NDIndex("0")).size()).isEqualTo(4);
    assertThat(loss).isCloseTo(contrast + told, within(1e-4f));
  }

  @Test
  void rejectsWhatCannotBeTurned() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shifts.count(new Shape(2, 3, 20, 30)))
        .withMessageContaining("CSI needs square pictures");
  }
}
