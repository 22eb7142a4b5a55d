package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.dyad.core.Require;
import dev.dyad.learn.encoder.Layers.Activation;

/**
 * Layers over time for samples of different lengths: the last dimension is time, and what lies
 * beyond a sample's own length is kept at zero, so that it changes nothing.
 */
final class FrameLayers {
  /** Zeros after the end, up to a multiple of {@code step}. */
  private static final String FILLED =
      """
      def filled_to_multiple(x: Tensor, step: int) -> Tensor:
        length = torch.size(x, -1)
        missing = torch.remainder(torch.sub(step, torch.remainder(length, step)), step)
        return torch.constant_pad_nd(x, [0, int(missing)], 0)
      """;

  /** One where a sample has something, zero beyond: (N, time). */
  private static final String PRESENT =
      """
      def present(x: Tensor, lengths: Tensor, step: int) -> Tensor:
        place = torch.arange(torch.size(x, -1), dtype=4, device=ops.prim.device(x))
        start = torch.unsqueeze(torch.mul(place, step), 0)
        return torch.to(torch.lt(start, torch.unsqueeze(lengths, 1)), x)
      """;

  private static final String MEAN_AND_MAX =
      """
      def mean_and_max(x: Tensor, present: Tensor) -> Tensor:
        mask = torch.unsqueeze(present, 2)
        frames = torch.mul(x, mask)
        count = torch.clamp_min(torch.sum(mask, [1]), 1)
        return torch.add(torch.div(torch.sum(frames, [1]), count), torch.amax(frames, [1]))
      """;

  private final Layers layers;
  private final Activation lengths;

  /**
   * Layers for samples of the given lengths.
   *
   * @param lengths one whole number a sample, shape (N): its values along time
   */
  FrameLayers(Layers layers, Activation lengths) {
    this.layers = layers;
    this.lengths = lengths;
  }

  /** The input with zeros after its end, so that its time is a multiple of {@code step}. */
  Activation filled(Activation in, int step) {
    layers.function(FILLED);
    long time = time(in);
    long whole = Math.floorDiv(time + step - 1, step) * step;
    Require.that(time > 0, "samples must not be empty, but have shape %s", in.shape());
    return layers.emit(
        "__torch__.filled_to_multiple(%s, %d)".formatted(in.variable(), step),
        withTime(in.shape(), whole));
  }

  /**
   * The input with zeros where its samples have ended.
   *
   * @param step values of the samples that one value of the input stands for
   */
  Activation ended(Activation in, int step) {
    String mask = present(in, step);
    for (int i = 1; i < in.shape().dimension(); i++) {
      mask = "torch.unsqueeze(%s, 1)".formatted(mask);
    }
    return layers.emit("torch.mul(%s, %s)".formatted(in.variable(), mask), in.shape());
  }

  private String present(Activation in, int step) {
    layers.function(PRESENT);
    return "__torch__.present(%s, %s, %d)".formatted(in.variable(), lengths.variable(), step);
  }

  /** Convolution over time without bias; the time must be a multiple of the stride. */
  Activation conv(String name, Activation in, int channels, int kernel, int stride) {
    var shape = new Shape(channels, in.channels(), kernel);
    var normal = Weight.kaimingFanOut((long) channels * kernel);
    String weight = layers.weight(name + ".weight", Parameter.Type.WEIGHT, shape, normal);
    int padding = (kernel - stride + 1) / 2;
    return layers.emit(
        "torch.conv1d(%s, %s, None, [%d], [%d], [1], 1)"
            .formatted(in.variable(), weight, stride, padding),
        new Shape(channels, time(in) / stride));
  }

  /** What each moment holds as one vector: (N, C, bands, time) to (N, time, C * bands). */
  Activation moments(Activation in) {
    Shape shape = in.shape();
    return shape.dimension() == 3
        ? layers.emit(
            "torch.flatten(torch.permute(%s, [0, 3, 1, 2]), 2)".formatted(in.variable()),
            new Shape(shape.get(2), shape.get(0) * shape.get(1)))
        : layers.emit(
            "torch.permute(%s, [0, 2, 1])".formatted(in.variable()),
            new Shape(shape.get(1), shape.get(0)));
  }

  /** A linear layer for each moment, (N, time, D). */
  Activation linear(String name, Activation moments, int size) {
    long from = moments.shape().get(1);
    var uniform = Weight.uniformFanIn(from);
    String weight =
        layers.weight(name + ".weight", Parameter.Type.WEIGHT, new Shape(size, from), uniform);
    String bias = layers.weight(name + ".bias", Parameter.Type.BIAS, new Shape(size), uniform);
    return layers.emit(
        "torch.linear(%s, %s, %s)".formatted(moments.variable(), weight, bias),
        new Shape(moments.shape().get(0), size));
  }

  /** Zeros a share of the values, and grows the others, in training. */
  Activation dropout(Activation in, double share) {
    return share == 0
        ? in
        : layers.emit(
            "torch.dropout(%s, %s, training)".formatted(in.variable(), share), in.shape());
  }

  /** Mean plus maximum over a sample's moments; values must not be negative. */
  Activation meanAndMax(Activation moments, Activation timed, int step) {
    layers.function(MEAN_AND_MAX);
    return layers.emit(
        "__torch__.mean_and_max(%s, %s)".formatted(moments.variable(), present(timed, step)),
        new Shape(moments.shape().get(1)));
  }

  private static long time(Activation in) {
    return in.shape().get(in.shape().dimension() - 1);
  }

  private static Shape withTime(Shape shape, long time) {
    long[] sizes = shape.getShape().clone();
    sizes[sizes.length - 1] = time;
    return new Shape(sizes);
  }
}
