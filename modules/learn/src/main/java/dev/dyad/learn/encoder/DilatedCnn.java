package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.FramewiseBlock;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.List;

/**
 * TS2Vec's encoder of time series: a linear map of each time, residual blocks of two convolutions
 * whose dilation doubles from block to block, and the greatest value over time in each dimension.
 * Takes values, shape (N, C, L), and lengths, shape (N): what follows the length of a series has no
 * part in its representation. Gives frames, one a time, to methods that want them.
 *
 * @param hidden channels of the blocks but the last
 * @param depth number of blocks before the last; the receptive field is 2^(depth + 2) - 3 times or
 *     more
 * @param dimension size of the representation
 * @param masked share of the times whose mapped values are zeroed in training, the same in all
 *     channels: what else of two views of a series makes them differ, without a value that series
 *     cannot have
 * @param dropout share of the frames' values that are zeroed in training
 * @see <a href="https://arxiv.org/abs/2106.10466">Yue et al. 2022, section 3.2</a>
 */
public record DilatedCnn(int hidden, int depth, int dimension, double masked, double dropout)
    implements Encoder {
  /** Zeros what follows the length of each series. */
  private static final String WITHIN =
      """
      def within(x: Tensor, lengths: Tensor) -> Tensor:
        times = torch.arange(torch.size(x, 2), dtype=4, device=lengths.device)
        real = torch.lt(torch.unsqueeze(times, 0), torch.unsqueeze(lengths, 1))
        return torch.mul(x, torch.to(torch.unsqueeze(real, 1), x))
      """;

  private static final String MASKED =
      """
      def masked(x: Tensor, share: float, training: bool) -> Tensor:
        if training:
          kept = torch.ge(torch.rand_like(torch.narrow(x, 1, 0, 1)), share)
          result = torch.mul(x, torch.to(kept, x))
        else:
          result = x
        return result
      """;

  /** The paper's: 64 channels, 10 blocks, 320 dimensions, half the times masked, dropout 0.1. */
  public DilatedCnn() {
    this(64, 10, 320);
  }

  /** Half the times masked, dropout 0.1. */
  public DilatedCnn(int hidden, int depth, int dimension) {
    this(hidden, depth, dimension, 0.5, 0.1);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a size is not positive, depth not in 1..16 or a share not
   *     in 0..0.95
   */
  public DilatedCnn {
    Require.positive("hidden", hidden);
    Require.within("depth", depth, 1, 16);
    Require.positive("dimension", dimension);
    Require.within("masked", masked, 0, 0.95);
    Require.within("dropout", dropout, 0, 0.95);
  }

  @Override
  public Block block() {
    return new FramewiseBlock(
        new ScriptBlock(this::frames, Precision.FLOAT32, new Shape(1, 100), new Shape()),
        FramewiseBlock.Pooling.MAX,
        true);
  }

  private Activation frames(Layers layers, List<Activation> inputs) {
    layers.function(WITHIN);
    Activation lengths = inputs.get(1);
    Activation x = convolve(layers, "input", inputs.get(0), hidden, 1, 1);
    if (masked > 0) {
      layers.function(MASKED);
      x =
          layers.emit(
              "__torch__.masked(%s, %s, training)".formatted(x.variable(), masked), x.shape());
    }
    for (int i = 0; i <= depth; i++) {
      int out = i == depth ? dimension : hidden;
      x = residual(layers, "block" + i, x, lengths, out, 1 << i);
    }
    if (dropout > 0) {
      x =
          layers.emit(
              "torch.dropout(%s, %s, training)".formatted(x.variable(), dropout), x.shape());
    }
    return layers.emit(
        "torch.transpose(" + x.variable() + ", 1, 2)", new Shape(x.shape().get(1), dimension));
  }

  private static Activation residual(
      Layers layers, String name, Activation in, Activation lengths, int out, int dilation) {
    Activation x = within(layers, gelu(layers, in), lengths);
    x = convolve(layers, name + ".conv1", x, out, 3, dilation);
    x = within(layers, gelu(layers, x), lengths);
    x = convolve(layers, name + ".conv2", x, out, 3, dilation);
    Activation shortcut =
        in.channels() == out ? in : convolve(layers, name + ".projector", in, out, 1, 1);
    return layers.add(x, shortcut);
  }

  private static Activation gelu(Layers layers, Activation in) {
    return layers.emit("torch.gelu(" + in.variable() + ")", in.shape());
  }

  private static Activation within(Layers layers, Activation in, Activation lengths) {
    return layers.emit(
        "__torch__.within(%s, %s)".formatted(in.variable(), lengths.variable()), in.shape());
  }

  /** A convolution along time that keeps the length. */
  private static Activation convolve(
      Layers layers, String name, Activation in, int out, int kernel, int dilation) {
    Initializer uniform = Weight.uniformFanIn(in.channels() * kernel);
    var shape = new Shape(out, in.channels(), kernel);
    String weight = layers.weight(name + ".weight", Parameter.Type.WEIGHT, shape, uniform);
    String bias = layers.weight(name + ".bias", Parameter.Type.BIAS, new Shape(out), uniform);
    int padding = dilation * (kernel - 1) / 2;
    return layers.emit(
        "torch.conv1d(%s, %s, %s, [1], [%d], [%d], 1)"
            .formatted(in.variable(), weight, bias, padding, dilation),
        new Shape(out, in.shape().get(1)));
  }
}
