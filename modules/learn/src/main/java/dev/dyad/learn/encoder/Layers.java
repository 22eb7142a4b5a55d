package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a network as one TorchScript function, and keeps its weights and shapes. */
final class Layers {
  private static final String SIGNATURE =
      "def network(x: List[Tensor], p: List[Tensor], training: bool) -> ";
  private static final int BFLOAT16 = 15;
  private static final int FLOAT32 = 6;
  private static final int CHANNELS_LAST = 2;

  private final Precision precision;
  private final List<Weight> weights = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private final Set<String> functions = new LinkedHashSet<>();
  private Optional<Activation> local = Optional.empty();
  private int variables;

  /** What a layer gives: a variable of the script, and its shape without the first dimension. */
  record Activation(String variable, Shape shape) {
    long channels() {
      return shape.get(0);
    }
  }

  /** A network: layers from the inputs to the representation. */
  @FunctionalInterface
  interface Architecture {
    Activation build(Layers layers, List<Activation> inputs);
  }

  /**
   * A network written out for one shape of input.
   *
   * @param localSource the same network, giving local representations after the others, if it has
   *     any
   */
  record Written(
      String source,
      Optional<String> localSource,
      List<Weight> weights,
      Shape output,
      Optional<Shape> localOutput) {}

  private Layers(Precision precision) {
    this.precision = precision;
  }

  /**
   * Writes the network; the source is the same for all input shapes, the weights' shapes are not.
   *
   * @param inputs shapes without the first dimension, such as (C, H, W) or (D)
   */
  static Written write(Architecture architecture, Precision precision, List<Shape> inputs) {
    var layers = new Layers(precision);
    var given = new ArrayList<Activation>();
    for (Shape shape : inputs) {
      given.add(layers.emit("x[" + given.size() + "]", shape));
    }
    Activation output = architecture.build(layers, List.copyOf(given));
    String result =
        precision == Precision.BFLOAT16
            ? "torch.to(" + output.variable() + ", " + FLOAT32 + ")"
            : output.variable();
    String both = "[" + result + ", %s]";
    return new Written(
        layers.source("Tensor", result),
        layers.local.map(l -> layers.source("List[Tensor]", both.formatted(l.variable()))),
        layers.weights,
        output.shape(),
        layers.local.map(Activation::shape));
  }

  private String source(String type, String result) {
    return SIGNATURE
        + type
        + ":\n"
        + body
        + "  return "
        + result
        + "\n"
        + String.join("", functions);
  }

  /** Makes a layer the local representations, such as those of a graph's nodes. */
  void local(Activation rows) {
    local = Optional.of(rows);
  }

  /** An input of floats in the network's precision; images (C, H, W) with channels last. */
  Activation floats(Activation input) {
    String x = input.variable();
    if (precision == Precision.BFLOAT16) {
      x = "torch.to(" + x + ", " + BFLOAT16 + ")";
    }
    if (input.shape().dimension() == 3) {
      // a clone, because one channel counts as channels last in any order of its strides
      x = "torch.clone(" + x + ", memory_format=" + CHANNELS_LAST + ")";
    }
    return emit(x, input.shape());
  }

  /** Square convolution without bias. */
  Activation conv(String name, Activation in, int channels, int kernel, int stride, int padding) {
    var shape = new Shape(channels, in.channels(), kernel, kernel);
    Initializer normal = Weight.kaimingFanOut((long) channels * kernel * kernel);
    String weight = channelsLast(weight(name + ".weight", Parameter.Type.WEIGHT, shape, normal));
    return emitConv(in, weight, "None", channels, kernel, stride, padding);
  }

  /** Square convolution with bias, stride 1, keeping height and width. */
  Activation convWithBias(String name, Activation in, int channels, int kernel) {
    var shape = new Shape(channels, in.channels(), kernel, kernel);
    Initializer uniform = Weight.uniformFanIn(in.channels() * kernel * kernel);
    String weight = channelsLast(weight(name + ".weight", Parameter.Type.WEIGHT, shape, uniform));
    String bias = weight(name + ".bias", Parameter.Type.BIAS, new Shape(channels), uniform);
    return emitConv(in, weight, bias, channels, kernel, 1, kernel / 2);
  }

  private Activation emitConv(
      Activation in, String weight, String bias, int channels, int kernel, int stride, int pad) {
    return emit(
        "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [1, 1], 1)"
            .formatted(in.variable(), weight, bias, stride, stride, pad, pad),
        slid(in, channels, kernel, stride, pad));
  }

  /** Batch normalisation over channels; running statistics move by 0.1 a step. */
  Activation batchNorm(String name, Activation in, boolean fromZero) {
    var shape = new Shape(in.channels());
    String gamma =
        raw(
            name + ".weight",
            Parameter.Type.GAMMA,
            shape,
            fromZero ? Initializer.ZEROS : Initializer.ONES);
    String beta = raw(name + ".bias", Parameter.Type.BETA, shape, Initializer.ZEROS);
    String mean =
        raw(name + ".running_mean", Parameter.Type.RUNNING_MEAN, shape, Initializer.ZEROS);
    String variance =
        raw(name + ".running_var", Parameter.Type.RUNNING_VAR, shape, Initializer.ONES);
    return emit(
        "torch.batch_norm(%s, %s, %s, %s, %s, training, 0.1, 1e-05, True)"
            .formatted(in.variable(), gamma, beta, mean, variance),
        in.shape());
  }

  Activation relu(Activation in) {
    return emit("torch.relu_(" + in.variable() + ")", in.shape());
  }

  Activation maxPool(Activation in, int kernel, int stride, int padding) {
    return emit(
        "torch.max_pool2d(%s, [%d, %d], [%d, %d], [%d, %d], [1, 1], False)"
            .formatted(in.variable(), kernel, kernel, stride, stride, padding, padding),
        slid(in, in.channels(), kernel, stride, padding));
  }

  Activation add(Activation a, Activation b) {
    return emit("torch.add_(%s, %s)".formatted(a.variable(), b.variable()), a.shape());
  }

  /** Mean over height and width. */
  Activation averagePool(Activation in) {
    return emit("torch.mean(" + in.variable() + ", [2, 3])", new Shape(in.channels()));
  }

  Activation flatten(Activation in) {
    return emit("torch.flatten(" + in.variable() + ", 1)", new Shape(in.shape().size()));
  }

  Activation linear(String name, Activation in, int size) {
    Initializer uniform = Weight.uniformFanIn(in.channels());
    String weight =
        weight(name + ".weight", Parameter.Type.WEIGHT, new Shape(size, in.channels()), uniform);
    String bias = weight(name + ".bias", Parameter.Type.BIAS, new Shape(size), uniform);
    return emit("torch.linear(%s, %s, %s)".formatted(in.variable(), weight, bias), new Shape(size));
  }

  private static Shape slid(Activation in, long channels, int kernel, int stride, int padding) {
    long height = Math.floorDiv(in.shape().get(1) + 2L * padding - kernel, stride) + 1;
    long width = Math.floorDiv(in.shape().get(2) + 2L * padding - kernel, stride) + 1;
    Require.that(
        height > 0 && width > 0,
        "images must be larger for this encoder: a layer of kernel %d met %d x %d pixels",
        kernel,
        in.shape().get(1),
        in.shape().get(2));
    return new Shape(channels, height, width);
  }

  /** A new variable that holds the value of an expression. */
  Activation emit(String expression, Shape shape) {
    String variable = "v" + variables++;
    body.append("  ").append(variable).append(" = ").append(expression).append('\n');
    return new Activation(variable, shape);
  }

  /**
   * Adds a function that expressions call as {@code __torch__.name(...)}; adding it twice does no
   * harm.
   */
  void function(String source) {
    functions.add(source.endsWith("\n") ? source : source + "\n");
  }

  /** A weight in the network's precision; the expression that gives it. */
  String weight(String name, Parameter.Type type, Shape shape, Initializer initializer) {
    String raw = raw(name, type, shape, initializer);
    return precision == Precision.BFLOAT16 ? "torch.to(" + raw + ", " + BFLOAT16 + ")" : raw;
  }

  /** A weight in 32-bit floats; the expression that gives it. */
  String raw(String name, Parameter.Type type, Shape shape, Initializer initializer) {
    weights.add(new Weight(name, type, shape, initializer));
    return "p[" + (weights.size() - 1) + "]";
  }

  private static String channelsLast(String expression) {
    return "torch.contiguous(" + expression + ", memory_format=" + CHANNELS_LAST + ")";
  }
}
