package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adam and AdamW as PyTorch's fused kernel, one native call for all weights of a group. */
final class AdamRule implements UpdateRule {
  private static final Script ADAM = Script.of(source("adam", "_fused_adam_"));
  private static final Script ADAM_W = Script.of(source("adamw", "_fused_adamw_"));

  private final NDManager manager;
  private final Script script;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final Map<String, NDArray> state = new LinkedHashMap<>();
  private final List<Moments> groups = new ArrayList<>();

  private record Moments(DecayGroup group, NDList first, NDList second, NDArray steps) {}

  AdamRule(NDManager manager, boolean decoupled, double[] betas, double epsilon) {
    this.manager = manager;
    this.script = decoupled ? ADAM_W : ADAM;
    this.beta1 = betas[0];
    this.beta2 = betas[1];
    this.epsilon = epsilon;
  }

  AdamRule on(List<Weights> weights, double decay) {
    for (DecayGroup group : DecayGroup.of(weights, decay)) {
      NDArray steps = manager.zeros(new Shape(), DataType.FLOAT32);
      state.put("steps" + groups.size(), steps);
      groups.add(
          new Moments(
              group,
              group.zeros(manager, "first", state),
              group.zeros(manager, "second", state),
              steps));
    }
    return this;
  }

  /** The kernel reads one step count a weight; all of a group share one array. */
  private static String source(String name, String kernel) {
    return """
        def %s(w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], steps: Tensor, \
        lr: float, beta1: float, beta2: float, decay: float, eps: float) -> Tensor:
          counted = torch.add_(steps, 1)
          none = annotate(List[Tensor], [])
          counts = annotate(List[Tensor], [])
          for i in range(torch.len(w)):
            grown = torch.append(counts, counted)
          torch.%s(w, g, m, v, none, counts, lr=lr, beta1=beta1, beta2=beta2, \
        weight_decay=decay, eps=eps, amsgrad=False, maximize=False)
          return counted
        """
        .formatted(name, kernel);
  }

  @Override
  public void step(NDList gradients, double learningRate) {
    try (NDManager scratch = manager.newSubManager()) {
      for (Moments m : groups) {
        script.callWithoutGradients(
            scratch,
            m.group().arrays(),
            m.group().pick(gradients),
            m.first(),
            m.second(),
            m.steps(),
            learningRate,
            beta1,
            beta2,
            m.group().decay(),
            epsilon);
      }
    }
  }

  @Override
  public Map<String, NDArray> state() {
    return state;
  }
}
