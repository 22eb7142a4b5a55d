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
 * Temporal convolutional network: residual blocks of two causal convolutions whose dilation doubles
 * from block to block, so that a frame has seen its own and earlier times only. Takes values, shape
 * (N, C, L), and lengths, shape (N); gives a frame for each time to methods such as CPC. The
 * representation is the last frame within a series' length, or the mean of its frames. Without the
 * paper's weight normalisation.
 *
 * @param channels of every block
 * @param depth number of blocks; a frame sees 1 + 2 (kernel - 1)(2^depth - 1) times
 * @param kernel times that a convolution takes together
 * @param pooling how frames become the representation
 * @param dropout share of the values between convolutions that are zeroed in training
 * @see <a href="https://arxiv.org/abs/1803.01271">Bai et al. 2018, section 3</a>
 */
public record Tcn(
    int channels, int depth, int kernel, FramewiseBlock.Pooling pooling, double dropout)
    implements Encoder {
  /** 64 channels, 4 blocks, kernel 3, the last frame, dropout 0.2. */
  public Tcn() {
    this(64, 4, 3, FramewiseBlock.Pooling.LAST, 0.2);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if channels are not positive, or depth not in 1..16, kernel
   *     not in 2..64 or dropout not in 0..0.95
   */
  public Tcn {
    Require.positive("channels", channels);
    Require.within("depth", depth, 1, 16);
    Require.within("kernel", kernel, 2, 64);
    Require.within("dropout", dropout, 0, 0.95);
  }

  @Override
  public Block block() {
    return new FramewiseBlock(
        new ScriptBlock(this::frames, Precision.FLOAT32, new Shape(1, 100), new Shape()),
        pooling,
        true);
  }

  private Activation frames(Layers layers, List<Activation> inputs) {
    Activation x = inputs.get(0);
    for (int i = 0; i < depth; i++) {
      String name = "block" + i;
      Activation y = active(layers, convolve(layers, name + ".conv1", x, kernel, 1 << i));
      y = active(layers, convolve(layers, name + ".conv2", y, kernel, 1 << i));
      Activation shortcut =
          x.channels() == channels ? x : convolve(layers, name + ".projector", x, 1, 1);
      // not in place: the gradient of the ReLU before needs what it gave
      String sum = "torch.add(%s, %s)".formatted(y.variable(), shortcut.variable());
      x = layers.relu(layers.emit(sum, y.shape()));
    }
    return layers.emit(
        "torch.transpose(" + x.variable() + ", 1, 2)", new Shape(x.shape().get(1), channels));
  }

  private Activation active(Layers layers, Activation in) {
    Activation x = layers.relu(in);
    return dropout == 0
        ? x
        : layers.emit(
            "torch.dropout(%s, %s, training)".formatted(x.variable(), dropout), x.shape());
  }

  /** A convolution along time that keeps the length and looks back alone. */
  private Activation convolve(Layers layers, String name, Activation in, int width, int dilation) {
    Initializer uniform = Weight.uniformFanIn(in.channels() * width);
    var shape = new Shape(channels, in.channels(), width);
    String weight = layers.weight(name + ".weight", Parameter.Type.WEIGHT, shape, uniform);
    String bias = layers.weight(name + ".bias", Parameter.Type.BIAS, new Shape(channels), uniform);
    int before = dilation * (width - 1);
    return layers.emit(
        "torch.conv1d(torch.constant_pad_nd(%s, [%d, 0], 0.), %s, %s, [1], [0], [%d], 1)"
            .formatted(in.variable(), before, weight, bias, dilation),
        new Shape(channels, in.shape().get(1)));
  }
}
