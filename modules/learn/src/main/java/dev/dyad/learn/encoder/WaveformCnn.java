package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.core.Require;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.List;

/**
 * Five convolutions on the samples themselves, each with batch norm and ReLU, with CPC's kernels
 * (10, 8, 4, 4, 4) and strides (5, 4, 2, 2, 2): one vector for 160 samples. Then their mean plus
 * maximum over time.
 *
 * <p>Inputs: waveforms (N, 1, samples) and the number of samples of each (N); what lies beyond
 * changes nothing.
 *
 * @param dimension channels of each convolution, and size of the representation
 * @param precision number format of the products
 * @see <a href="https://arxiv.org/abs/1807.03748">van den Oord et al. 2018</a>, the encoder of
 *     section 3.1
 */
public record WaveformCnn(int dimension, Precision precision) implements Encoder {
  private static final int[] KERNELS = {10, 8, 4, 4, 4};
  private static final int[] STRIDES = {5, 4, 2, 2, 2};
  private static final int STEP = 160;

  /** 512 dimensions as in the paper, 32-bit floats. */
  public WaveformCnn() {
    this(512, Precision.FLOAT32);
  }

  /** Checks the settings. */
  public WaveformCnn {
    Require.positive("dimension", dimension);
  }

  @Override
  public Block block() {
    return new ScriptBlock(this::build, precision, new Shape(1, 4000), new Shape());
  }

  private Activation build(Layers layers, List<Activation> inputs) {
    var frames = new FrameLayers(layers, inputs.get(1));
    Activation x = layers.floats(frames.filled(inputs.get(0), STEP));
    int step = 1;
    for (int i = 0; i < KERNELS.length; i++) {
      x = frames.conv("conv" + (i + 1), x, dimension, KERNELS[i], STRIDES[i]);
      step *= STRIDES[i];
      x = layers.relu(layers.batchNorm("bn" + (i + 1), x, false));
      x = frames.ended(x, step);
    }
    return frames.meanAndMax(frames.moments(x), x, STEP);
  }
}
