package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import java.util.List;

/**
 * Convolutions alone, each with 2x2 max-pooling and ReLU; the last maps, flattened, are the
 * representation. {@link SimpleCnn} without its linear layer, which then is the projection head's
 * affair: what the loss makes of it is not what is kept. 52,096 parameters and 3,136 dimensions for
 * one channel of 28x28. Channels and image size are taken from the first input, which must be at
 * least 2^n wide and high for n convolutions.
 *
 * @param channels maps of each convolution, in order; at least one
 * @param kernel width and height of the convolutions, odd
 * @param precision number format of the products
 */
public record ConvNet(List<Integer> channels, int kernel, Precision precision) implements Encoder {
  /** 32 and 64 maps, 5x5, 32-bit floats. */
  public ConvNet() {
    this(List.of(32, 64), 5, Precision.FLOAT32);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there is no convolution, or one without maps, or the kernel
   *     is even
   */
  public ConvNet {
    channels = List.copyOf(channels);
    Require.within("number of channels", channels.size(), 1, 10);
    channels.forEach(maps -> Require.positive("channels", maps));
    Require.positive("kernel", kernel);
    Require.that(kernel % 2 == 1, "kernel must be odd, but was %d", kernel);
  }

  @Override
  public Block block() {
    return new ScriptBlock(
        (layers, inputs) -> {
          var x = layers.floats(inputs.get(0));
          for (int i = 0; i < channels.size(); i++) {
            x = layers.convWithBias("conv" + (i + 1), x, channels.get(i), kernel);
            // ReLU after pooling gives the same numbers on a quarter of the values
            x = layers.relu(layers.maxPool(x, 2, 2, 0));
          }
          return layers.flatten(x);
        },
        precision,
        new Shape(1, 28, 28));
  }
}
