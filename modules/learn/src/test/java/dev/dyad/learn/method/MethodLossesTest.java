package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import dev.dyad.learn.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which outputs each method compares with which: its loss, from what its blocks gave. */
class MethodLossesTest {
  private static final int N = 4;

  private NDManager manager;
  private Learner learner;

  /** What the blocks gave, in the order of the calls. */
  private final List<NDArray> given = new ArrayList<>();

  @BeforeEach
  void open() {
    manager = Engine.getEngine("PyTorch").newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private double loss(Method method, long... labels) {
    learner = method.learner(() -> Linear.builder().setUnits(6).build());
    learner.initialize(manager, List.<Shape[]>of(new Shape[] {new Shape(N, 5)}));
    learner.start(manager);
    return step(
        manager.randomNormal(new Shape(N, 5)), manager.randomNormal(new Shape(N, 5)), labels);
  }

  private double step(NDArray first, NDArray second, long... labels) {
    var store = new ParameterStore(manager, false);
    Learner.Forward forward =
        (Block block, NDList inputs) -> {
          NDList made = block.forward(store, inputs, true);
          given.add(made.head());
          return made;
        };
    List<NDList> views = List.of(new NDList(first), new NDList(second));
    long[] all = labels.length == N ? labels : new long[] {-1, -1, -1, -1};
    return learner
        .loss(new LearnerBatch(views, manager.create(all), Optional.empty()), forward)
        .getFloat();
  }

  /** Mean cosine of rows of two outputs, by their numbers. */
  private double cosine(int first, int second) {
    return given
        .get(first)
        .normalize(2, 1)
        .mul(given.get(second).normalize(2, 1))
        .sum()
        .div(N)
        .getFloat();
  }

  @Test
  void byolPredictsTheTargetOfTheOtherView() {
    double loss = loss(new BYOL(0.9, 8, 3));
    // encoder, projector, predictor of each view, then encoder and projector of each target
    assertThat(given).hasSize(10);
    double expected = 2 - 2 * cosine(2, 9) + 2 - 2 * cosine(5, 7);
    assertThat(loss).isCloseTo(expected, within(1e-5));
  }

  @Test
  void simSiamPredictsTheProjectionOfTheOtherView() {
    double loss = loss(new SimSiam(8, 3));
    // encoder, projector of each view, then both predictors
    assertThat(loss).isCloseTo(-(cosine(4, 3) + cosine(5, 1)) / 2, within(1e-5));
  }

  @Test
  void mocoFindsItsKeyAmongTheQueue() {
    double loss = loss(new MoCo(MoCo.Version.V2, 9, 0.9, OptionalDouble.of(0.3), 8, 3));
    NDArray queue = learner.state().get("queue");
    double expected = Losses.queueInfoNce(given.get(1), given.get(3), queue, 0.3).getFloat();
    assertThat(loss).isCloseTo(expected, within(1e-5));
  }

  @Test
  void mocosKeysEnterTheQueueAfterTheStep() {
    loss(new MoCo(MoCo.Version.V1, 9, 0.9, OptionalDouble.empty(), 8, 3));
    NDArray queue = learner.state().get("queue");
    float[] before = queue.toFloatArray();
    learner.afterStep(0.5);
    float[] after = queue.toFloatArray();
    float[] keys = given.get(3).normalize(2, 1).toFloatArray();
    for (int i = 0; i < after.length; i++) {
      assertThat(after[i]).isCloseTo(i < keys.length ? keys[i] : before[i], within(1e-6f));
    }
  }

  /** Else all embeddings drift away from the earlier keys, side by side, and the loss falls. */
  @ParameterizedTest
  @EnumSource
  void mocoSeesNothingOfWhatAllEmbeddingsShare(MoCo.Version version) {
    loss(new MoCo(version, 9, 0.9, OptionalDouble.of(0.3), 8, 3));
    NDArray first = manager.randomNormal(new Shape(N, 5));
    NDArray second = manager.randomNormal(new Shape(N, 5));
    double expected = step(first, second);
    assertThat(step(first.add(5), second.add(-3))).isCloseTo(expected, within(1e-4));
  }

  @Test
  void mocoV3FindsTheKeyOfTheOtherViewBothWays() {
    double loss = loss(new MoCoV3(0.9, 0.3, 8, 3));
    NDArray own = manager.arange(N);
    double expected =
        2
            * 0.3
            * (Losses.infoNce(given.get(2), given.get(9), own, 0.3).getFloat()
                + Losses.infoNce(given.get(5), given.get(7), own, 0.3).getFloat());
    assertThat(loss).isCloseTo(expected, within(1e-5));
  }

  @Test
  void nnclrsPredictionFindsTheNeighbourOfTheOtherView() {
    double loss = loss(new NNCLR(9, 0.3, 8, 3, 7));
    NDArray queue = learner.state().get("queue");
    double expected =
        (Losses.infoNce(nearest(queue, 1), given.get(5), 0.3).getFloat()
                + Losses.infoNce(nearest(queue, 3), given.get(4), 0.3).getFloat())
            / 2;
    assertThat(loss).isCloseTo(expected, within(1e-5));
  }

  private NDArray nearest(NDArray queue, int output) {
    NDArray cosines = given.get(output).matMul(queue.transpose());
    return queue.get(cosines.argMax(1));
  }

  @Test
  void nPairPenalisesLength() {
    double loss = loss(new NPair(2, false));
    NDArray a = given.get(0);
    NDArray p = given.get(1);
    double found = Losses.dotInfoNce(a, p, manager.arange(N)).getFloat();
    double lengths = (a.square().sum().getFloat() + p.square().sum().getFloat()) / (2.0 * N);
    assertThat(loss).isCloseTo(found + lengths, within(1e-4)); // ½ · 2 · mean length
  }

  @Test
  void supConWithoutLabelsIsSimClr() {
    double loss = loss(new SupCon(0.2, 8, 3));
    double expected = Losses.ntXent(given.get(1), given.get(3), 0.2).getFloat();
    assertThat(loss).isCloseTo(expected, within(1e-5));
  }

  @Test
  void supConDrawsLabelsTogether() {
    double loss = loss(new SupCon(0.2, 8, 3), 7, -1, 7, 3);
    NDArray kinds = manager.create(new long[] {7, 100, 7, 3});
    double expected = Losses.supCon(given.get(1), given.get(3), kinds, 0.2).getFloat();
    assertThat(loss).isCloseTo(expected, within(1e-5));
  }
}
