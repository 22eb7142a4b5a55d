package dev.dyad.learn.encoder;

import ai.djl.nn.Block;
import dev.dyad.learn.Encoder;
import java.util.List;

/**
 * torchvision's ResNet-34 without its last linear layer: representations of 512 dimensions,
 * 21,284,672 parameters for three channels. Parameters have torchvision's names.
 *
 * @param stem how it begins; torchvision's own is {@link Stem#IMAGENET}
 * @param zeroInitResidual whether the last norm of each residual block starts from zero
 * @param precision number format of the products
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al. 2015</a>
 */
public record ResNet34(Stem stem, boolean zeroInitResidual, Precision precision)
    implements Encoder {
  /** ImageNet's stem, norms that start from one, 32-bit floats. */
  public ResNet34() {
    this(Stem.IMAGENET, false, Precision.FLOAT32);
  }

  @Override
  public Block block() {
    return new Residual(List.of(3, 4, 6, 3), false, stem, zeroInitResidual).block(precision);
  }
}
