package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.util.PairList;
import dev.dyad.learn.Script;

/** One number that is trained: log(1 / temperature). Gives it whatever the input is. */
final class LogScale extends AbstractBlock {
  private static final Script CLAMP =
      Script.of(
          """
          def at_most(x: Tensor, high: float) -> Tensor:
            return torch.clamp_max_(x, high)
          """);

  private final Parameter value;

  /**
   * The number, not yet trained.
   *
   * @param start its first value
   */
  LogScale(double start) {
    value =
        addParameter(
            Parameter.builder()
                .setName("log_scale")
                .setType(Parameter.Type.OTHER)
                .optInitializer(new ConstantInitializer((float) start))
                .build());
    value.setShape(new Shape(1));
  }

  /** Lowers it to a bound, in place, where it is above. */
  void clamp(double high) {
    NDArray number = value.getArray();
    try (NDManager scratch = number.getManager().newSubManager()) {
      CLAMP.callWithoutGradients(scratch, number, high);
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    return new NDList(store.getValue(value, inputs.head().getDevice(), training));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(1)};
  }
}
