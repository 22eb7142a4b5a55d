package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import dev.dyad.learn.method.SimCLR;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * SimCLR whose loss is also weighted by what its learner keeps between steps: an array that grows,
 * and a block that shrinks and that no gradient trains.
 */
record Keeping() implements Method {
  @Override
  public Learner learner(Supplier<Block> encoder) {
    return new KeepingLearner(new SimCLR(0.5, 32, 16).learner(encoder));
  }

  private static final class KeepingLearner implements Learner {
    private final Learner plain;
    private final Block companion = Linear.builder().setUnits(1).build();
    private NDArray grown;

    KeepingLearner(Learner plain) {
      this.plain = plain;
    }

    @Override
    public Block network() {
      return plain.network();
    }

    @Override
    public Block encoder() {
      return plain.encoder();
    }

    @Override
    public List<Block> companions() {
      return List.of(companion);
    }

    @Override
    public void initialize(NDManager manager, List<Shape[]> inputs) {
      plain.initialize(manager, inputs);
      companion.initialize(manager, DataType.FLOAT32, inputs.get(0));
    }

    @Override
    public void start(NDManager manager) {
      plain.start(manager);
      grown = manager.ones(new Shape(1));
    }

    @Override
    public NDArray loss(LearnerBatch batch, Forward forward) {
      NDArray loss = plain.loss(batch, forward);
      try (NDArray weights = weights()) {
        return loss.mul(grown).add(loss.mul(weights).sum()).sum();
      }
    }

    @Override
    public void afterStep(double progress) {
      grown.addi(0.1f);
      try (NDArray weights = weights()) {
        weights.muli(0.9f);
      }
    }

    @Override
    public Map<String, NDArray> state() {
      return Map.of("grown", grown);
    }

    private NDArray weights() {
      return companion.getParameters().get(0).getValue().getArray().stopGradient();
    }
  }
}
