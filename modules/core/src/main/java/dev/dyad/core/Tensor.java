package dev.dyad.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * Numbers in a direct buffer in native byte order, row-major, ready for an engine to take without a
 * copy. The last place where a modality and an engine meet.
 */
public sealed interface Tensor {
  /** Sizes of the dimensions, outermost first. */
  long[] shape();

  /** The bytes, from 0 to the limit, in native order. */
  ByteBuffer bytes();

  /** 32-bit floats. */
  final class Floats implements Tensor {
    private final ByteBuffer bytes;
    private final long[] shape;

    /**
     * Zeros.
     *
     * @throws IllegalArgumentException if the shape is negative or over 2 GiB
     */
    public Floats(long... shape) {
      this.bytes = Tensor.allocate(Float.BYTES, shape);
      this.shape = shape.clone();
    }

    /** The numbers; writing to it writes to the tensor. */
    public FloatBuffer data() {
      return bytes().asFloatBuffer();
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }

    @Override
    public ByteBuffer bytes() {
      return bytes.duplicate().order(ByteOrder.nativeOrder());
    }
  }

  /** 64-bit integers: token ids, edges, labels. */
  final class Longs implements Tensor {
    private final ByteBuffer bytes;
    private final long[] shape;

    /**
     * Zeros.
     *
     * @throws IllegalArgumentException if the shape is negative or over 2 GiB
     */
    public Longs(long... shape) {
      this.bytes = Tensor.allocate(Long.BYTES, shape);
      this.shape = shape.clone();
    }

    /** The numbers; writing to it writes to the tensor. */
    public LongBuffer data() {
      return bytes().asLongBuffer();
    }

    @Override
    public long[] shape() {
      return shape.clone();
    }

    @Override
    public ByteBuffer bytes() {
      return bytes.duplicate().order(ByteOrder.nativeOrder());
    }
  }

  private static ByteBuffer allocate(int elementBytes, long[] shape) {
    long size = elementBytes;
    for (long n : shape) {
      Require.that(
          n >= 0,
          "sizes of a tensor must not be negative, but were %s",
          java.util.Arrays.toString(shape));
      Require.that(
          n == 0 || size <= Integer.MAX_VALUE / n,
          "tensor of shape %s must fit into 2 GiB. Lower the batch size",
          java.util.Arrays.toString(shape));
      size *= n;
    }
    return ByteBuffer.allocateDirect((int) size).order(ByteOrder.nativeOrder());
  }
}
