package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowerTest {
  private NDManager manager;
  private Block leader;
  private Follower follower;

  @BeforeEach
  void open() {
    manager = Engine.getEngine("PyTorch").newBaseManager();
    leader = Head.normed(List.of(4), 3);
    follower = new Follower(leader, Head.normed(List.of(4), 3));
    leader.initialize(manager, DataType.FLOAT32, new Shape(2, 5));
    follower.block().initialize(manager, DataType.FLOAT32, new Shape(2, 5));
    for (NDArray array : arrays(leader)) { // running statistics too
      array.setRequiresGradient(false);
      array.addi(manager.randomUniform(0, 1, array.getShape()));
    }
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static List<NDArray> arrays(Block block) {
    var arrays = new ArrayList<NDArray>();
    block.getParameters().values().forEach(p -> arrays.add(p.getArray()));
    return arrays;
  }

  private static List<float[]> numbers(Block block) {
    return arrays(block).stream().map(NDArray::toFloatArray).toList();
  }

  @Test
  void startsAsTheLeaderExactly() {
    follower.start();
    assertThat(numbers(follower.block())).usingRecursiveComparison().isEqualTo(numbers(leader));
  }

  @Test
  void movesTowardsTheLeaderInPlaceRunningStatisticsIncluded() {
    List<float[]> from = numbers(follower.block());
    List<float[]> to = numbers(leader);
    List<NDArray> before = arrays(follower.block());
    follower.follow(0.9);
    assertThat(arrays(follower.block())).as("the same arrays").isEqualTo(before);
    List<float[]> after = numbers(follower.block());
    assertThat(after).hasSize(7); // weight; gamma, beta, mean, variance; weight, bias
    for (int i = 0; i < after.size(); i++) {
      for (int j = 0; j < after.get(i).length; j++) {
        assertThat(after.get(i)[j])
            .isCloseTo(0.9f * from.get(i)[j] + 0.1f * to.get(i)[j], within(1e-6f));
      }
    }
    assertThat(numbers(leader)).usingRecursiveComparison().isEqualTo(to);
  }

  @Test
  void isNotTrained() {
    assertThat(follower.block().getParameters().values()).noneMatch(p -> p.requiresGradient());
  }

  @Test
  void momentumRisesToOne() {
    assertThat(Follower.rising(0.99, 0)).isEqualTo(0.99, within(1e-12));
    assertThat(Follower.rising(0.99, 0.5)).isEqualTo(0.995, within(1e-12));
    assertThat(Follower.rising(0.99, 1)).isEqualTo(1, within(1e-12));
  }
}
