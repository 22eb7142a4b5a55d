package dev.dyad.learn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Map;

/**
 * What the block of an encoder implements if its whole forward pass is one TorchScript function, so
 * that it can be written out for other programs.
 */
public interface Scripted {
  /**
   * The source: first {@code def network(x: List[Tensor], p: List[Tensor], training: bool) ->
   * Tensor} of inputs and weights, then the functions that it calls as {@code __torch__.name}.
   */
  String source();

  /** What the function takes as {@code p}, in that order, by the names that PyTorch would give. */
  Map<String, Parameter> weights();

  /**
   * The sizes that inputs may have beside the given ones.
   *
   * @param inputs shapes of inputs that the block takes
   * @return the same shapes, but with -1 where any size will do, such as that of the batch
   */
  List<Shape> sizes(List<Shape> inputs);

  /**
   * Shapes of the weights for inputs of some sizes, without making them; empty if that cannot be
   * told.
   *
   * @param inputs shapes of inputs
   * @throws IllegalArgumentException if the block does not take such inputs
   */
  List<Shape> weightShapes(List<Shape> inputs);

  /**
   * A block as one TorchScript function.
   *
   * @throws IllegalArgumentException if it is no such block
   */
  static Scripted of(Block block, Encoder encoder) {
    if (block instanceof Scripted scripted) {
      return scripted;
    }
    throw new IllegalArgumentException(
        "encoder %s cannot be exported to TorchScript or ONNX, for its block is no TorchScript function. Export it as safetensors"
            .formatted(encoder.getClass().getSimpleName()));
  }
}
