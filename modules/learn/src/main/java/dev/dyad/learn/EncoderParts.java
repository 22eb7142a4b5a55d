package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * An encoder laid open, to be written in another program's format.
 *
 * @param encoder the architecture's name
 * @param source its network, as {@link Scripted#source} has it
 * @param weights what the network takes as weights, in order
 * @param inputs what it takes as inputs, in order
 */
public record EncoderParts(
    String encoder, String source, List<NamedArray> weights, List<Input> inputs) {
  /** Copies the lists. */
  public EncoderParts {
    weights = List.copyOf(weights);
    inputs = List.copyOf(inputs);
  }

  /** The name of an input: {@code input}, or {@code input0}, {@code input1}, ... of several. */
  public static String inputName(int place, int count) {
    return count == 1 ? "input" : "input" + place;
  }

  /**
   * A weight.
   *
   * @param name as PyTorch would name it, such as {@code layer1.0.conv1.weight}
   * @param array the numbers, without a gradient graph; owned by the encoder
   * @param learnt whether gradients train it; false for running statistics
   */
  public record NamedArray(String name, NDArray array, boolean learnt) {}

  /**
   * An input.
   *
   * @param shape its sizes, -1 where any will do
   * @param type 32-bit floats or 64-bit integers
   */
  public record Input(Shape shape, DataType type) {}
}
