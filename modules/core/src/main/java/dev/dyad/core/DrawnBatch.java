package dev.dyad.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Views that were drawn, but are still to be made by a device.
 *
 * @param program TorchScript; its first function is {@code def views(tensors: List[Tensor], plan:
 *     Tensor) -> List[Tensor]} and returns the encoder's inputs of all views, those of the first
 *     view first. Equal texts are compiled once
 * @param tensors what the program works on, brought to the device
 * @param plan what it is to do, read where the program runs from, so that nothing waits for the
 *     device
 * @param lasting which of the tensors has a row of bytes for each sample of the batch that is the
 *     same whenever the sample comes again, so that a device may keep it; empty where none has
 * @param inputs for each view the encoder's inputs that the program returns
 * @param madeByHost name of a change that a device cannot do, so that views with it are made by the
 *     host; empty where there is none
 */
public record DrawnBatch(
    String program,
    List<Tensor> tensors,
    Tensor.Longs plan,
    OptionalInt lasting,
    List<List<Input>> inputs,
    Optional<String> madeByHost)
    implements AutoCloseable {
  /** Copies the lists. */
  public DrawnBatch {
    tensors = List.copyOf(tensors);
    inputs = inputs.stream().map(List::copyOf).toList();
  }

  /**
   * An input of an encoder that a program makes.
   *
   * @param type its numbers
   * @param shape sizes of its dimensions, outermost first
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Input(Class<? extends Tensor> type, long... shape) {}

  /** Bytes that travel to the device. */
  public long bytes() {
    return tensors.stream().mapToLong(tensor -> tensor.bytes().limit()).sum();
  }

  /** Closes the tensors. */
  @Override
  public void close() {
    tensors.forEach(Tensor::close);
    plan.close();
  }
}
