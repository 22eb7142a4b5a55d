package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An optimiser that keeps one buffer for each weight: its momentum. */
final class MomentumRule implements UpdateRule {
  /** Steps the weights of one group, and their momenta, in place. */
  @FunctionalInterface
  interface Step {
    void apply(
        NDManager scratch, DecayGroup group, NDList gradients, NDList momenta, double learningRate);
  }

  private final NDManager manager;
  private final List<DecayGroup> groups;
  private final Step step;
  private final Map<String, NDArray> state = new LinkedHashMap<>();
  private final List<NDList> momenta = new ArrayList<>();

  MomentumRule(NDManager manager, List<DecayGroup> groups, Step step) {
    this.manager = manager;
    this.groups = groups;
    this.step = step;
    groups.forEach(g -> momenta.add(g.zeros(manager, "momentum", state)));
  }

  @Override
  public void step(NDList gradients, double learningRate) {
    try (NDManager scratch = manager.newSubManager()) {
      for (int i = 0; i < groups.size(); i++) {
        DecayGroup group = groups.get(i);
        step.apply(scratch, group, group.pick(gradients), momenta.get(i), learningRate);
      }
    }
  }

  @Override
  public Map<String, NDArray> state() {
    return state;
  }
}
