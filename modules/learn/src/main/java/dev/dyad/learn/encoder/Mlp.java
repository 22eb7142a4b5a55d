package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;

/**
 * A multilayer perceptron for vectors of features, shape (N, D): hidden linear layers with ReLU,
 * then a linear layer.
 *
 * @param hiddenLayers number of hidden layers; 0 is a linear map
 * @param hiddenSize size of each hidden layer
 * @param dimension size of the representation
 * @param precision number format of the products
 */
public record Mlp(int hiddenLayers, int hiddenSize, int dimension, Precision precision)
    implements Encoder {
  /** One hidden layer of 256, 128 dimensions, 32-bit floats. */
  public Mlp() {
    this(1, 256, 128, Precision.FLOAT32);
  }

  /** Checks the settings. */
  public Mlp {
    Require.within("hiddenLayers", hiddenLayers, 0, 100);
    Require.positive("hiddenSize", hiddenSize);
    Require.positive("dimension", dimension);
  }

  @Override
  public Block block() {
    return new ScriptBlock(
        (layers, inputs) -> {
          var x = layers.floats(inputs.get(0));
          for (int i = 1; i <= hiddenLayers; i++) {
            x = layers.relu(layers.linear("fc" + i, x, hiddenSize));
          }
          return layers.linear("fc" + (hiddenLayers + 1), x, dimension);
        },
        precision,
        new Shape(1));
  }
}
