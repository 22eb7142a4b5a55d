package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.Losses;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JOAOTest {
  private static final Shape SHAPE = new Shape(5, 3);

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private Learner learner(JOAO method, int views) {
    Learner learner = method.learner(Blocks::identityBlock);
    learner.initialize(manager, Collections.nCopies(views, new Shape[] {SHAPE}));
    return learner;
  }

  private List<NDArray> views(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(view -> manager.randomNormal(SHAPE))
        .toList();
  }

  /** The loss where neither encoder nor head changes anything. */
  private double loss(Learner learner, List<NDArray> views) {
    var batch =
        new LearnerBatch(
            views.stream().map(NDList::new).toList(),
            manager.create(new long[] {-1, -1, -1, -1, -1}),
            Optional.empty());
    return learner.loss(batch, (block, inputs) -> inputs).getFloat();
  }

  private static double[] pairs(List<NDArray> views, double temperature) {
    return new double[] {
      Losses.ntXent(views.get(0), views.get(1), temperature).getFloat(),
      Losses.ntXent(views.get(0), views.get(2), temperature).getFloat(),
      Losses.ntXent(views.get(1), views.get(2), temperature).getFloat()
    };
  }

  @Test
  void beginsWithTheMeanOfAllPairs() {
    List<NDArray> views = views(3);
    assertThat(loss(learner(new JOAO(), 3), views))
        .isCloseTo(Arrays.stream(pairs(views, 0.5)).average().orElseThrow(), within(1e-5));
  }

  /** The nearest probabilities, by halving: v - shift, not below 0, sums to 1. */
  private static double[] nearestProbabilities(double[] v) {
    double low = Arrays.stream(v).min().orElseThrow() - 1;
    double high = Arrays.stream(v).max().orElseThrow();
    for (int round = 0; round < 100; round++) {
      double shift = (low + high) / 2;
      double sum = Arrays.stream(v).map(x -> Math.max(0, x - shift)).sum();
      low = sum > 1 ? shift : low;
      high = sum > 1 ? high : shift;
    }
    double shift = (low + high) / 2;
    return Arrays.stream(v).map(x -> Math.max(0, x - shift)).toArray();
  }

  @Test
  void probabilitiesFollowTheLosses() {
    Learner learner = learner(new JOAO(0.5, 0.3, 0.7, 8, 4), 3);
    double[] p = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    for (int step = 0; step < 20; step++) {
      List<NDArray> views = views(3);
      double[] losses = pairs(views, 0.5);
      double expected = 0;
      double[] moved = new double[3];
      for (int i = 0; i < 3; i++) {
        expected += p[i] * losses[i];
        moved[i] = p[i] + 0.7 * (losses[i] - 0.3 * (p[i] - 1 / 3.0));
      }
      assertThat(loss(learner, views)).isCloseTo(expected, within(1e-5));
      learner.afterStep(0.5);
      p = nearestProbabilities(moved);
      List<Double> found = List.copyOf(learner.figures().values());
      for (int i = 0; i < 3; i++) {
        assertThat(found.get(i)).isCloseTo(p[i], within(1e-5));
      }
    }
  }

  @Test
  void theHardestPairWins() {
    Learner learner = learner(new JOAO(), 3);
    NDArray first = manager.randomNormal(SHAPE);
    NDArray other = manager.randomNormal(SHAPE);
    for (int step = 0; step < 20; step++) {
      loss(learner, List.of(first, first.add(0.01), other));
      learner.afterStep(0.5);
    }
    assertThat(learner.figures()).containsEntry("views 1 and 2", 0.0);
  }

  @Test
  void keepsItsProbabilitiesInOneArray() {
    Learner learner = learner(new JOAO(), 3);
    NDArray before = learner.state().get("probabilities");
    loss(learner, views(3));
    learner.afterStep(0.5);
    assertThat(learner.state().get("probabilities")).isSameAs(before);
  }

  @Test
  void isSimCLRWithTwoViews() {
    List<NDArray> views = views(2);
    Learner learner = learner(new JOAO(), 2);
    for (int step = 0; step < 3; step++) {
      assertThat(loss(learner, views))
          .isCloseTo(Losses.ntXent(views.get(0), views.get(1), 0.5).getFloat(), within(1e-6));
      learner.afterStep(0.5);
    }
  }

  @Test
  void needsAPair() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> learner(new JOAO(), 1))
        .withMessageContaining("pairs of views, but was given 1");
  }
}
