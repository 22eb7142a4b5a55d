package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.encoder.DilatedCnn;
import dev.dyad.learn.encoder.FrameCnn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TS2VecTest {
  private static final int N = 3;
  private static final int LONGEST = 20;

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  /** Each value tells its series and its time: 1000 i + t; -1 after the end. */
  private NDArray series(long... lengths) {
    float[] values = new float[lengths.length * LONGEST];
    for (int i = 0; i < lengths.length; i++) {
      for (int t = 0; t < LONGEST; t++) {
        values[i * LONGEST + t] = t < lengths[i] ? 1000 * i + t : -1;
      }
    }
    return manager.create(values, new Shape(lengths.length, 1, LONGEST));
  }

  @Test
  void windowsShareTheirTimesAndStayWithinEachSeries() {
    long[] lengths = {12, 20, 15};
    var view = new NDList(series(lengths), manager.create(lengths));
    for (int round = 0; round < 200; round++) {
      SharedWindows windows = SharedWindows.drawn(manager, lengths);
      NDArray first = windows.first(view).head();
      NDArray second = windows.second(view).head();
      int shared = windows.to() - windows.from();
      assertThat(shared).isBetween(2, 12);
      NDArray end = first.get(new NDIndex(":, :, {}:", windows.from() - windows.begin()));
      NDArray start = second.get(new NDIndex(":, :, :{}", shared));
      assertThat(end.toFloatArray()).isEqualTo(start.toFloatArray()).hasSize(3 * shared);
      assertThat(first.min().getFloat()).isNotNegative();
      assertThat(second.min().getFloat()).isNotNegative();
      assertThat(windows.second(view).get(1).toLongArray())
          .containsOnly(windows.end() - windows.from());
    }
  }

  @Test
  void windowsOfTheSameLengthsLieElsewhereInEachSeries() {
    long[] lengths = {20, 20, 20};
    int apart = 0;
    for (int round = 0; round < 50; round++) {
      long[] moved = SharedWindows.drawn(manager, lengths).moved().toLongArray();
      apart += moved[0] != moved[1] ? 1 : 0;
    }
    assertThat(apart).isGreaterThan(10);
  }

  @Test
  void seriesOfOneTimeAreWholeWindows() {
    SharedWindows windows = SharedWindows.drawn(manager, new long[] {1, 0});
    assertThat(List.of(windows.begin(), windows.from(), windows.to(), windows.end()))
        .containsExactly(0, 0, 1, 1);
  }

  private float loss(Learner learner, NDList... views) {
    var store = new ParameterStore(manager, false);
    long[] labels = new long[N];
    var batch = new LearnerBatch(List.of(views), manager.create(labels), Optional.empty());
    Learner.Forward forward = (Block block, NDList inputs) -> block.forward(store, inputs, false);
    return learner.loss(batch, forward).getFloat();
  }

  private NDList noise(double scale) {
    return new NDList(
        manager.randomNormal(new Shape(N, 2, LONGEST)).mul(scale),
        manager.create(new long[] {20, 20, 20}));
  }

  /** Encoders of noise tell times of the same series better than of two unlike ones. */
  @Test
  void lossIsLowerWhereBothViewsAreOfTheSameSeries() {
    Learner learner = new TS2Vec().learner(new DilatedCnn(8, 2, 16, 0, 0)::block);
    NDList a = noise(5);
    learner.initialize(manager, List.<Shape[]>of(a.getShapes()));
    var same = new ArrayList<Float>();
    var other = new ArrayList<Float>();
    for (int round = 0; round < 20; round++) {
      same.add(loss(learner, a, a));
      other.add(loss(learner, a, noise(5)));
    }
    assertThat(mean(same)).isLessThan(mean(other));
  }

  private static double mean(List<Float> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  @Test
  void needsAnEncoderThatGivesFrames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TS2Vec().learner(Blocks::identityBlock))
        .withMessageContaining("TS2Vec needs an encoder that gives frames");
  }

  @Test
  void needsAFrameForEachTime() {
    Learner learner = new TS2Vec().learner(new FrameCnn()::block);
    NDArray x = manager.randomNormal(new Shape(N, 1, LONGEST));
    learner.initialize(manager, List.<Shape[]>of(new Shape[] {x.getShape()}));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> {
              for (int round = 0; round < 20; round++) {
                loss(learner, new NDList(x));
              }
            })
        .withMessageContaining("TS2Vec needs a frame for each time");
  }
}
