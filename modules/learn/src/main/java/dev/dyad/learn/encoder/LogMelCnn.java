package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.List;

/**
 * BYOL-A's network for log-mel spectrograms: three times a 3x3 convolution, batch norm, ReLU and
 * 2x2 max-pooling, then for each moment two linear layers with ReLU, and their mean plus maximum
 * over time. Convolutions have no bias, since the norms take it away. 5,321,664 parameters for 64
 * bands.
 *
 * <p>Inputs: spectrograms (N, 1, bands, frames), at least 8 bands, and the number of frames of each
 * (N); what lies beyond changes nothing.
 *
 * @param channels of each convolution
 * @param dimension size of the representation
 * @param dropout share of the first linear layer's values that is dropped in training
 * @param precision number format of the products
 * @see <a href="https://arxiv.org/abs/2103.06695">Niizumi et al. 2021</a>
 */
public record LogMelCnn(int channels, int dimension, double dropout, Precision precision)
    implements Encoder {
  private static final int STAGES = 3;

  /** 64 channels, 2048 dimensions, 0.3 dropped, as in the paper; 32-bit floats. */
  public LogMelCnn() {
    this(64, 2048, 0.3, Precision.FLOAT32);
  }

  /** Checks the settings. */
  public LogMelCnn {
    Require.positive("channels", channels);
    Require.positive("dimension", dimension);
    Require.that(
        dropout >= 0 && dropout < 1, "dropout must be at least 0 and below 1, but was %s", dropout);
  }

  @Override
  public Block block() {
    return new ScriptBlock(this::build, precision, new Shape(1, 64, 64), new Shape());
  }

  private Activation build(Layers layers, List<Activation> inputs) {
    var frames = new FrameLayers(layers, inputs.get(1));
    Activation x = layers.floats(frames.filled(inputs.get(0), 1 << STAGES));
    for (int stage = 1; stage <= STAGES; stage++) {
      x = layers.conv("conv" + stage, x, channels, 3, 1, 1);
      x = layers.relu(layers.batchNorm("bn" + stage, x, false));
      x = frames.ended(layers.maxPool(x, 2, 2, 0), 1 << stage);
    }
    Activation moments = layers.relu(frames.linear("fc1", frames.moments(x), dimension));
    moments = layers.relu(frames.linear("fc2", frames.dropout(moments, dropout), dimension));
    return frames.meanAndMax(moments, x, 1 << STAGES);
  }
}
