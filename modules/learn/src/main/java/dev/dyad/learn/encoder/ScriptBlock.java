package dev.dyad.learn.encoder;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.dyad.core.Require;
import dev.dyad.learn.Script;
import dev.dyad.learn.Scripted;
import dev.dyad.learn.WithLocals;
import dev.dyad.learn.encoder.Layers.Architecture;
import dev.dyad.learn.encoder.Layers.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A network whose forward pass is one TorchScript call. Its parameters carry the names that
 * PyTorch's modules give them, in PyTorch's order.
 */
final class ScriptBlock extends AbstractBlock implements Scripted {
  private static final Map<String, Script> COMPILED = new ConcurrentHashMap<>();

  private final Architecture architecture;
  private final Precision precision;
  private final List<Shape> examples;
  private final String source;
  private final Script script;
  private final Optional<Script> localScript;

  /**
   * A network of the given layers.
   *
   * @param examples inputs without their first dimension that the network can take; they set number
   *     and ranks of its inputs
   */
  ScriptBlock(Architecture architecture, Precision precision, Shape... examples) {
    this.architecture = architecture;
    this.precision = precision;
    this.examples = List.of(examples);
    Written written = Layers.write(architecture, precision, this.examples);
    this.source = written.source();
    this.script = COMPILED.computeIfAbsent(source, Script::of);
    this.localScript =
        written.localSource().map(source -> COMPILED.computeIfAbsent(source, Script::of));
    for (Weight weight : written.weights()) {
      addParameter(weight.parameter());
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    return call(script, store, inputs, training);
  }

  private NDList call(Script network, ParameterStore store, NDList inputs, boolean training) {
    NDArray x = inputs.head();
    Device device = x.getDevice();
    var values = new NDList(parameters.size());
    for (Parameter parameter : parameters.values()) {
      values.add(store.getValue(parameter, device, training));
    }
    return network.call(x.getManager(), inputs, values, training);
  }

  /** This network with its local representations as a second output; it has the same weights. */
  Optional<Block> withLocals() {
    return localScript.map(Both::new);
  }

  private final class Both extends AbstractBlock implements WithLocals {
    private final Script both;

    Both(Script both) {
      this.both = both;
    }

    @Override
    public Block encoder() {
      return ScriptBlock.this;
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
      return call(both, store, inputs, training);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      Shape local = write(inputs).localOutput().orElseThrow();
      return new Shape[] {
        ScriptBlock.this.getOutputShapes(inputs)[0], new Shape(inputs[1].get(0)).addAll(local)
      };
    }
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

  @Override
  public String source() {
    return source;
  }

  @Override
  public Map<String, Parameter> weights() {
    return Collections.unmodifiableMap(parameters);
  }

  /** Any size will do where the weights are the same for another. */
  @Override
  public List<Shape> sizes(List<Shape> inputs) {
    var sizes = new ArrayList<Shape>();
    for (int i = 0; i < inputs.size(); i++) {
      long[] size = inputs.get(i).getShape().clone();
      size[0] = -1;
      for (int axis = 1; axis < size.length; axis++) {
        size[axis] = isFree(inputs, i, axis) ? -1 : size[axis];
      }
      sizes.add(new Shape(size));
    }
    return sizes;
  }

  private boolean isFree(List<Shape> inputs, int input, int axis) {
    Shape[] other = inputs.toArray(Shape[]::new);
    long[] size = other[input].getShape().clone();
    size[axis] = 2 * size[axis] + 16; // far enough for strides to notice
    other[input] = new Shape(size);
    return weightShapes(List.of(other)).equals(weightShapes(inputs));
  }

  @Override
  public List<Shape> weightShapes(List<Shape> inputs) {
    return write(inputs.toArray(Shape[]::new)).weights().stream().map(Weight::shape).toList();
  }

  private Written write(Shape[] inputs) {
    boolean fits = inputs.length == examples.size();
    for (int i = 0; fits && i < inputs.length; i++) {
      fits = inputs[i].dimension() == examples.get(i).dimension() + 1;
    }
    Require.that(
        fits,
        "inputs of the encoder must have shapes %s, but had shapes %s",
        examples.stream().map(ScriptBlock::pattern).collect(Collectors.joining(", ")),
        Arrays.toString(inputs));
    return Layers.write(
        architecture, precision, Arrays.stream(inputs).map(s -> s.slice(1)).toList());
  }

  private static String pattern(Shape example) {
    return switch (example.dimension()) {
      case 0 -> "(N)";
      case 1 -> "(N, D)";
      case 2 -> "(N, C, L)";
      case 3 -> "(N, C, H, W)";
      default -> "of rank " + (example.dimension() + 1);
    };
  }
}
