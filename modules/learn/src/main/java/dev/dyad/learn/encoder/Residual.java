package dev.dyad.learn.encoder;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.dyad.learn.encoder.Layers.Activation;
import java.util.List;

/**
 * torchvision's residual networks up to the mean over the image.
 *
 * @param depths number of residual blocks in each of the four stages
 * @param bottleneck whether blocks are 1x1, 3x3, 1x1 convolutions instead of two of 3x3
 * @param stem how it begins
 * @param zeroInitResidual whether each block starts as the identity
 */
record Residual(List<Integer> depths, boolean bottleneck, Stem stem, boolean zeroInitResidual) {
  private static final int EXPANSION = 4;

  Block block(Precision precision) {
    return new ScriptBlock(this::build, precision, new Shape(3, 64, 64));
  }

  private Activation build(Layers layers, List<Activation> inputs) {
    Activation input = layers.floats(inputs.get(0));
    Activation x;
    if (stem == Stem.IMAGENET) {
      x = layers.conv("conv1", input, 64, 7, 2, 3);
      x = layers.relu(layers.batchNorm("bn1", x, false));
      x = layers.maxPool(x, 3, 2, 1);
    } else {
      x = layers.conv("conv1", input, 64, 3, 1, 1);
      x = layers.relu(layers.batchNorm("bn1", x, false));
    }
    for (int stage = 0; stage < depths.size(); stage++) {
      for (int i = 0; i < depths.get(stage); i++) {
        String name = "layer" + (stage + 1) + "." + i + ".";
        int stride = stage > 0 && i == 0 ? 2 : 1;
        x = residual(layers, name, x, 64 << stage, stride);
      }
    }
    return layers.averagePool(x);
  }

  private Activation residual(Layers layers, String name, Activation x, int width, int stride) {
    Activation out =
        bottleneck
            ? narrow(layers, name, x, width, stride)
            : straight(layers, name, x, width, stride);
    Activation shortcut = x;
    if (stride != 1 || x.channels() != out.channels()) {
      shortcut = layers.conv(name + "downsample.0", x, (int) out.channels(), 1, stride, 0);
      shortcut = layers.batchNorm(name + "downsample.1", shortcut, false);
    }
    return layers.relu(layers.add(out, shortcut));
  }

  private Activation straight(Layers layers, String name, Activation x, int width, int stride) {
    Activation out = layers.conv(name + "conv1", x, width, 3, stride, 1);
    out = layers.relu(layers.batchNorm(name + "bn1", out, false));
    out = layers.conv(name + "conv2", out, width, 3, 1, 1);
    return layers.batchNorm(name + "bn2", out, zeroInitResidual);
  }

  private Activation narrow(Layers layers, String name, Activation x, int width, int stride) {
    Activation out = layers.conv(name + "conv1", x, width, 1, 1, 0);
    out = layers.relu(layers.batchNorm(name + "bn1", out, false));
    out = layers.conv(name + "conv2", out, width, 3, stride, 1);
    out = layers.relu(layers.batchNorm(name + "bn2", out, false));
    out = layers.conv(name + "conv3", out, EXPANSION * width, 1, 1, 0);
    return layers.batchNorm(name + "bn3", out, zeroInitResidual);
  }
}
