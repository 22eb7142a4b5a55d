package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.FramewiseBlock;
import dev.dyad.learn.FramewiseBlock.Pooling;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.List;

/**
 * One-dimensional convolutions for sequences, shape (N, C, T): a layer for each stride, its kernel
 * twice the stride, each followed by ReLU. Frames (N, T', D) for CPC, T' about T divided by all
 * strides; the representation is their mean. Strides 5, 4, 2, 2, 2 and 512 channels are CPC's
 * encoder of raw audio at 16 kHz.
 *
 * @param strides of the layers
 * @param channels of all layers but the last
 * @param dimension size of a frame and of the representation
 * @param precision number format of the products
 * @see <a href="https://arxiv.org/abs/1807.03748">van den Oord et al. 2018, section 3.1</a>
 */
public record FrameCnn(List<Integer> strides, int channels, int dimension, Precision precision)
    implements Encoder {
  /** Strides 2 and 2, 64 channels, 128 dimensions, 32-bit floats. */
  public FrameCnn() {
    this(List.of(2, 2), 64, 128, Precision.FLOAT32);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there is no stride, or a number is not positive
   */
  public FrameCnn {
    strides = List.copyOf(strides);
    Require.that(!strides.isEmpty(), "strides must not be empty. Name one for each layer");
    strides.forEach(s -> Require.positive("strides", s));
    Require.positive("channels", channels);
    Require.positive("dimension", dimension);
  }

  @Override
  public Block block() {
    return new FramewiseBlock(
        new ScriptBlock(this::frames, precision, new Shape(1, 1024)), Pooling.MEAN);
  }

  private Activation frames(Layers layers, List<Activation> inputs) {
    Activation x = layers.floats(inputs.get(0));
    for (int i = 0; i < strides.size(); i++) {
      boolean last = i == strides.size() - 1;
      int width = last ? dimension : channels;
      x = layers.relu(convolve(layers, "conv" + (i + 1), x, width, strides.get(i)));
    }
    return layers.emit(
        "torch.transpose(" + x.variable() + ", 1, 2)", new Shape(x.shape().get(1), dimension));
  }

  private static Activation convolve(Layers layers, String name, Activation in, int out, int step) {
    int kernel = 2 * step;
    int padding = step / 2;
    long length = Math.floorDiv(in.shape().get(1) + 2L * padding - kernel, step) + 1;
    Require.that(
        length > 0,
        "sequences must be longer for this encoder: a layer of kernel %d met %d steps",
        kernel,
        in.shape().get(1));
    Initializer uniform = Weight.uniformFanIn(in.channels() * kernel);
    var shape = new Shape(out, in.channels(), kernel);
    String weight = layers.weight(name + ".weight", Parameter.Type.WEIGHT, shape, uniform);
    String bias = layers.weight(name + ".bias", Parameter.Type.BIAS, new Shape(out), uniform);
    return layers.emit(
        "torch.conv1d(%s, %s, %s, [%d], [%d], [1], 1)"
            .formatted(in.variable(), weight, bias, step, padding),
        new Shape(out, length));
  }
}
