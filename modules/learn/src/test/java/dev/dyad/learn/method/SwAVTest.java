package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.PredictionLosses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwAVTest {
  private NDManager manager;
  private final List<Shape> encoded = new ArrayList<>();

  @BeforeEach
  void open() {
    manager = Engine.getEngine("PyTorch").newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private Learner learner(SwAV method) {
    Learner learner = method.learner(() -> Blocks.batchFlattenBlock(4));
    learner.initialize(manager, List.<Shape[]>of(new Shape[] {new Shape(3, 4)}));
    learner.start(manager);
    return learner;
  }

  private double loss(Learner learner, List<NDArray> views) {
    var store = new ParameterStore(manager, false);
    Learner.Forward forward =
        (Block block, NDList inputs) -> {
          if (block == learner.encoder()) {
            encoded.add(inputs.head().getShape());
          }
          return block.forward(store, inputs, true);
        };
    var batch =
        new LearnerBatch(
            views.stream().map(NDList::new).toList(),
            manager.create(new long[] {-1, -1, -1}),
            Optional.empty());
    return learner.loss(batch, forward).getFloat();
  }

  @Test
  void encodesOnceForEachSize() {
    List<NDArray> views =
        List.of(
            manager.randomNormal(new Shape(3, 2, 2)),
            manager.randomNormal(new Shape(3, 2, 2)),
            manager.randomNormal(new Shape(3, 4, 1)),
            manager.randomNormal(new Shape(3, 4, 1)),
            manager.randomNormal(new Shape(3, 4, 1)));
    loss(learner(new SwAV(5, 0.1, 0.05, 3, 6, 4)), views);
    assertThat(encoded).containsExactly(new Shape(6, 2, 2), new Shape(9, 4, 1));
  }

  /** A single prototype takes everything: nothing to be told, loss 0. */
  @Test
  void isZeroForOnePrototype() {
    List<NDArray> views =
        List.of(manager.randomNormal(new Shape(3, 4)), manager.randomNormal(new Shape(3, 4)));
    assertThat(loss(learner(new SwAV(1, 0.1, 0.05, 3, 6, 4)), views)).isCloseTo(0, within(1e-6));
  }

  @Test
  void everyViewTellsTheCodesOfBothWholeViewsButItsOwn() {
    Learner learner = learner(new SwAV(5, 0.2, 0.1, 2, 6, 4));
    List<NDArray> views = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      views.add(manager.randomNormal(new Shape(3, 4)));
    }
    NDArray scores = scores(learner, views); // (12, 5)
    double expected = 0;
    for (int whole = 0; whole < 2; whole++) {
      NDArray codes = PredictionLosses.sinkhorn(part(scores, whole), 0.1, 2);
      for (int view = 0; view < 4; view++) {
        if (view != whole) {
          expected += PredictionLosses.swapped(part(scores, view), codes, 0.2).getFloat() / 6;
        }
      }
    }
    assertThat(loss(learner, views)).isCloseTo(expected, within(1e-5));
  }

  private NDArray scores(Learner learner, List<NDArray> views) {
    var store = new ParameterStore(manager, false);
    NDArray all = ai.djl.ndarray.NDArrays.concat(new NDList(views));
    var blocks = learner.network().getChildren();
    NDList z = blocks.valueAt(1).forward(store, new NDList(all), true);
    NDArray units = z.head().normalize(2, 1);
    return blocks.valueAt(2).forward(store, new NDList(units), true).head();
  }

  private static NDArray part(NDArray scores, int view) {
    return ViewSizes.parts(scores, 3).get(view);
  }

  @Test
  void prototypesStayAtUnitLength() {
    Learner learner = learner(new SwAV(5, 0.1, 0.05, 3, 6, 4));
    NDArray prototypes =
        learner.network().getChildren().valueAt(2).getParameters().valueAt(0).getArray();
    assertThat(prototypes.norm(new int[] {1}).toFloatArray())
        .containsExactly(new float[] {1, 1, 1, 1, 1}, within(1e-5f));
  }
}
