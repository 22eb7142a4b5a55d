package dev.dyad.learn;

import ai.djl.nn.Block;
import dev.dyad.core.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * An encoder that starts from the weights in a file instead of random ones. In a recipe {@code
 * encoder.weights: FILE} and {@code encoder.frozen: true} make any encoder, or a part of one such
 * as a tower, one of these.
 *
 * <p>Arrays are found by the names that {@code dyad export} writes; for residual networks these are
 * torchvision's and timm's. A common beginning of all names, such as {@code module.}, is passed
 * over, and so are a classifier at the end ({@code fc}, {@code head}, {@code classifier}, {@code
 * last_linear}) and {@code num_batches_tracked}. Half precisions become 32-bit floats.
 *
 * @param encoder the architecture
 * @param weights a safetensors file
 * @param frozen whether weights and running statistics stay as they are, so that only what a method
 *     puts behind the encoder is trained
 */
public record Pretrained(Encoder encoder, Path weights, boolean frozen) implements Encoder {
  /** Weights that training goes on from. */
  public Pretrained(Encoder encoder, Path weights) {
    this(encoder, weights, false);
  }

  /**
   * Checks the encoder.
   *
   * @throws IllegalArgumentException if it, or a part of it, is pretrained already
   */
  public Pretrained {
    Require.that(
        encoder.architecture().equals(encoder),
        "encoder has two files of weights. Name one: %s",
        weights);
  }

  /** The architecture's block; training gives it the weights. */
  @Override
  public Block block() {
    return encoder.block();
  }

  @Override
  public Encoder architecture() {
    return encoder;
  }

  @Override
  public void check() {
    open();
  }

  private GivenWeights open() {
    try {
      return new GivenWeights(Safetensors.open(weights));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "encoder.weights: %s: no such file. A run keeps its weights in its folder, as encoder.safetensors"
              .formatted(weights),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "encoder.weights: cannot read %s: %s".formatted(weights, e.getMessage()), e);
    }
  }

  @Override
  public void start(Block block) {
    try {
      open().giveTo(block, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException("encoder.weights: cannot read " + weights, e);
    }
    if (frozen) {
      block.freezeParameters(true);
    }
  }
}
