package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;

/**
 * The usual Siamese network for digits: two 5x5 convolutions (32 and 64 channels), each with 2x2
 * max-pooling and ReLU, a linear layer of 256 with ReLU and a linear layer. Channels and image size
 * are taken from the first input, at least 4x4.
 *
 * @param dimension size of the representation
 * @param precision number format of the products
 */
public record SiameseCnn(int dimension, Precision precision) implements Encoder {
  /** 128 dimensions, 32-bit floats. */
  public SiameseCnn() {
    this(128, Precision.FLOAT32);
  }

  /** Checks the settings. */
  public SiameseCnn {
    Require.positive("dimension", dimension);
  }

  @Override
  public Block block() {
    return new ScriptBlock(
        (layers, inputs) -> {
          var input = layers.floats(inputs.get(0));
          var x = layers.convWithBias("conv1", input, 32, 5);
          x = layers.relu(layers.maxPool(x, 2, 2, 0));
          x = layers.convWithBias("conv2", x, 64, 5);
          x = layers.relu(layers.maxPool(x, 2, 2, 0));
          x = layers.relu(layers.linear("fc1", layers.flatten(x), 256));
          return layers.linear("fc2", x, dimension);
        },
        precision,
        new Shape(1, 28, 28));
  }
}
