package dev.dyad.learn.encoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.dyad.core.Require;
import dev.dyad.learn.Script;
import dev.dyad.learn.encoder.Layers.Architecture;
import dev.dyad.learn.encoder.Layers.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network whose forward pass is one TorchScript call. Its parameters carry the names that
 * PyTorch's modules give them, in PyTorch's order.
 */
final class ScriptBlock extends AbstractBlock {
  private static final Map<String, Script> COMPILED = new ConcurrentHashMap<>();

  private final Architecture architecture;
  private final Precision precision;
  private final Shape example;
  private final Script script;

  /**
   * A network of the given layers.
   *
   * @param example an input without the batch that the network can take; sets the rank
   */
  ScriptBlock(Architecture architecture, Precision precision, Shape example) {
    this.architecture = architecture;
    this.precision = precision;
    this.example = example;
    Written written = Layers.write(architecture, precision, example);
    this.script = COMPILED.computeIfAbsent(written.source(), Script::of);
    for (Weight weight : written.weights()) {
      addParameter(weight.parameter());
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray x = inputs.singletonOrThrow();
    Device device = x.getDevice();
    var values = new NDList(parameters.size());
    for (Parameter parameter : parameters.values()) {
      values.add(store.getValue(parameter, device, training));
    }
    return script.call(x.getManager(), x, values, training);
  }

  @Override
  protected void prepare(Shape[] inputs) {
    List<Weight> weights = write(inputs).weights();
    for (Weight weight : weights) {
      Parameter parameter = parameters.get(weight.name());
      parameter.setShape(weight.shape());
      parameter.setInitializer(weight.initializer());
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0)).addAll(write(inputs).output())};
  }

  private Written write(Shape[] inputs) {
    Require.that(
        inputs.length == 1 && inputs[0].dimension() == example.dimension() + 1,
        "input of the encoder must have shape %s, but had shape %s",
        example.dimension() == 3 ? "(N, C, H, W)" : "(N, D)",
        Arrays.toString(inputs));
    return Layers.write(architecture, precision, inputs[0].slice(1));
  }
}
