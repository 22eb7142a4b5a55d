package dev.dyad.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.Framewise;
import dev.dyad.learn.FramewiseBlock.Pooling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcnTest {
  private static final Shape SHAPE = new Shape(2, 3, 30);

  private NDManager manager;
  private ParameterStore store;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
    store = new ParameterStore(manager, false);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private Block block(Pooling pooling) {
    Block block = new Tcn(4, 2, 3, pooling, 0.2).block();
    block.initialize(manager, DataType.FLOAT32, SHAPE, new Shape(2));
    return block;
  }

  private NDArray run(Block block, NDArray values, long... lengths) {
    return block
        .forward(store, new NDList(values, manager.create(lengths)), false)
        .singletonOrThrow();
  }

  @Test
  void framesSeeTheirOwnAndEarlierTimesOnly() {
    Block frames = ((Framewise) block(Pooling.LAST)).frames();
    NDArray x = manager.randomNormal(SHAPE);
    NDArray y = x.duplicate();
    y.set(new NDIndex(":, :, 20"), 9);
    NDArray changed =
        run(frames, x, 30, 30).sub(run(frames, y, 30, 30)).abs().sum(new int[] {0, 2});
    assertThat(changed.get(new NDIndex(":20")).sum().getFloat()).isZero();
    assertThat(changed.getFloat(20)).isPositive();
    assertThat(changed.getFloat(29)).as("9 times on, within 1 + 2 · 2 · 3").isPositive();
  }

  @Test
  void paddingDoesNotChangeARepresentation() {
    NDArray x = manager.randomNormal(SHAPE);
    NDArray cut = x.get(new NDIndex(":, :, :20"));
    for (Pooling pooling : Pooling.values()) {
      Block block = block(pooling);
      float[] alone = run(block, cut, 20, 20).toFloatArray();
      float[] padded = run(block, x, 20, 20).toFloatArray();
      assertThat(alone).as("%s", pooling).containsExactly(padded, within(1e-6f));
      assertThat(run(block, x, 30, 30).toFloatArray()).as("%s", pooling).isNotEqualTo(padded);
    }
  }

  @Test
  void poolingIsTheLastTheMeanOrTheGreatestFrame() {
    Block block = block(Pooling.LAST);
    NDArray x = manager.randomNormal(SHAPE);
    NDArray frames = run(((Framewise) block).frames(), x, 30, 30); // (2, 30, 4)
    float last = run(block, x, 7, 30).getFloat(0, 1);
    assertThat(last).isEqualTo(frames.getFloat(0, 6, 1));
    for (Pooling pooling : new Pooling[] {Pooling.MEAN, Pooling.MAX}) {
      Block other = block(pooling);
      NDArray own = run(((Framewise) other).frames(), x, 30, 30).get(new NDIndex("0, :7, 1"));
      NDArray expected = pooling == Pooling.MEAN ? own.mean() : own.max();
      assertThat(run(other, x, 7, 30).getFloat(0, 1)).isCloseTo(expected.getFloat(), within(1e-6f));
    }
  }

  @Test
  void rejectsAKernelThatLooksAtOneTimeOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tcn(4, 2, 1, Pooling.LAST, 0))
        .withMessageContaining("kernel must be in 2..64");
  }
}
