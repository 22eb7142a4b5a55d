package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;

/**
 * A small network for digits: two 5x5 convolutions (16 and 32 channels), each with 2x2 max-pooling
 * and ReLU, and a linear layer. 214,080 parameters for one channel of 28x28 and 128 dimensions.
 * Channels and image size are taken from the first input, at least 4x4.
 *
 * @param dimension size of the representation
 * @param precision number format of the products
 */
public record SimpleCnn(int dimension, Precision precision) implements Encoder {
  /** 128 dimensions, 32-bit floats. */
  public SimpleCnn() {
    this(128, Precision.FLOAT32);
  }

  /** Checks the settings. */
  public SimpleCnn {
    Require.positive("dimension", dimension);
  }

  @Override
  public Block block() {
    return new ScriptBlock(
        (layers, inputs) -> {
          var input = layers.floats(inputs.get(0));
          // ReLU after pooling gives the same numbers on a quarter of the values
          var x = layers.convWithBias("conv1", input, 16, 5);
          x = layers.relu(layers.maxPool(x, 2, 2, 0));
          x = layers.convWithBias("conv2", x, 32, 5);
          x = layers.relu(layers.maxPool(x, 2, 2, 0));
          return layers.linear("fc", layers.flatten(x), dimension);
        },
        precision,
        new Shape(1, 28, 28));
  }
}
