package dev.dyad.core;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * Numbers in a direct buffer in native byte order, row-major, ready for an engine to take without a
 * copy. The last place where a modality and an engine meet.
 *
 * <p>Who has a tensor last may close it: its memory then serves the next tensor of the same size.
 * One that is never closed costs time, not memory.
 */
public sealed interface Tensor extends AutoCloseable {
  /** Sizes of the dimensions, outermost first. */
  long[] shape();

  /**
   * The bytes, from 0 to the limit, in native order.
   *
   * @throws IllegalStateException if this tensor is closed
   */
  ByteBuffer bytes();

  /**
   * Hands the memory back. Nothing may read from this tensor, a buffer of it, or an engine's array
   * on it afterwards; what asks for its bytes is refused. Closing twice does no harm.
   */
  @Override
  void close();

  /** 32-bit floats. */
  final class Floats implements Tensor {
    private final TensorMemory memory;
    private final long[] shape;

    private Floats(TensorMemory memory, long[] shape) {
      this.memory = memory;
      this.shape = shape.clone();
    }

    /**
     * Zeros.
     *
     * @throws IllegalArgumentException if the shape is negative or over 2 GiB
     */
    public Floats(long... shape) {
      this(TensorMemory.zeros(Float.BYTES, shape), shape);
    }

    /**
     * Any numbers, for one who writes all of them: faster than zeros.
     *
     * @throws IllegalArgumentException if the shape is negative or over 2 GiB
     */
    public static Floats unfilled(long... shape) {
      return new Floats(TensorMemory.unfilled(Float.BYTES, shape), shape);
    }

    /**
     * The numbers; writing to it writes to the tensor.
     *
     * @throws IllegalStateException if this tensor is closed
     */
    public FloatBuffer data() {
      return bytes().asFloatBuffer();
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }

    @Override
    public ByteBuffer bytes() {
      return memory.bytes();
    }

    @Override
    public void close() {
      memory.handBack();
    }
  }

  /** Unsigned 8-bit integers: pixels. */
  final class Bytes implements Tensor {
    private final TensorMemory memory;
    private final long[] shape;

    /**
     * Any numbers, for one who writes all of them.
     *
     * @throws IllegalArgumentException if the shape is negative or over 2 GiB
     */
    public Bytes(long... shape) {
      this.memory = TensorMemory.unfilled(Byte.BYTES, shape);
      this.shape = shape.clone();
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }

    @Override
    public ByteBuffer bytes() {
      return memory.bytes();
    }

    @Override
    public void close() {
      memory.handBack();
    }
  }

  /** 64-bit integers: token ids, edges, labels. */
  final class Longs implements Tensor {
    private final TensorMemory memory;
    private final long[] shape;

    /**
     * Zeros.
     *
     * @throws IllegalArgumentException if the shape is negative or over 2 GiB
     */
    public Longs(long... shape) {
      this.memory = TensorMemory.zeros(Long.BYTES, shape);
      this.shape = shape.clone();
    }

    /**
     * The numbers; writing to it writes to the tensor.
     *
     * @throws IllegalStateException if this tensor is closed
     */
    public LongBuffer data() {
      return bytes().asLongBuffer();
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }

    @Override
    public ByteBuffer bytes() {
      return memory.bytes();
    }

    @Override
    public void close() {
      memory.handBack();
    }
  }
}
