package dev.dyad.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The direct memory of one tensor. What is handed back serves the next tensor of the same size: to
 * make fresh memory takes several times as long as to fill it.
 */
final class TensorMemory {
  private static final FreeBuffers FREE = new FreeBuffers();

  private final ByteBuffer bytes;
  private final AtomicBoolean handedBack = new AtomicBoolean();

  private TensorMemory(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Memory full of zeros. */
  static TensorMemory zeros(int elementBytes, long[] shape) {
    int size = size(elementBytes, shape);
    Optional<ByteBuffer> free = FREE.take(size);
    free.ifPresent(TensorMemory::clear);
    return new TensorMemory(free.orElseGet(() -> fresh(size)));
  }

  /** Memory with any content. */
  static TensorMemory unfilled(int elementBytes, long[] shape) {
    int size = size(elementBytes, shape);
    return new TensorMemory(FREE.take(size).orElseGet(() -> fresh(size)));
  }

  private static ByteBuffer fresh(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }

  private static void clear(ByteBuffer bytes) {
    byte[] zeros = new byte[Math.min(bytes.capacity(), 1 << 13)];
    for (int i = 0; i < bytes.capacity(); i += zeros.length) {
      bytes.put(i, zeros, 0, Math.min(zeros.length, bytes.capacity() - i));
    }
  }

  private static int size(int elementBytes, long[] shape) {
    long size = elementBytes;
    for (long n : shape) {
      Require.that(
          n >= 0, "sizes of a tensor must not be negative, but were %s", Arrays.toString(shape));
      Require.that(
          n == 0 || size <= Integer.MAX_VALUE / n,
          "tensor of shape %s must fit into 2 GiB. Lower the batch size",
          Arrays.toString(shape));
      size *= n;
    }
    return (int) size;
  }

  /**
   * The bytes, from 0 to the limit, in native order.
   *
   * @throws IllegalStateException if they were handed back
   */
  ByteBuffer bytes() {
    if (handedBack.get()) {
      throw new IllegalStateException(
          "this tensor is closed: copy what you need before closing it");
    }
    return bytes.duplicate().order(ByteOrder.nativeOrder());
  }

  /** Lets another tensor have the memory; the second call does nothing. */
  void handBack() {
    if (!handedBack.getAndSet(true)) {
      FREE.give(bytes);
    }
  }

  /** What nobody uses, up to some limits, the last used first. */
  private static final class FreeBuffers {
    private static final long MOST_BYTES = 512L << 20;
    private static final int MOST_BUFFERS = 64; // as they are looked through one by one

    private final ArrayDeque<ByteBuffer> buffers = new ArrayDeque<>();
    private long bytes;

    synchronized Optional<ByteBuffer> take(int size) {
      for (Iterator<ByteBuffer> free = buffers.iterator(); free.hasNext(); ) {
        ByteBuffer candidate = free.next();
        if (candidate.capacity() == size) {
          free.remove();
          bytes -= size;
          return Optional.of(candidate);
        }
      }
      return Optional.empty();
    }

    synchronized void give(ByteBuffer buffer) {
      buffers.addFirst(buffer);
      bytes += buffer.capacity();
      while (bytes > MOST_BYTES || buffers.size() > MOST_BUFFERS) {
        bytes -= buffers.removeLast().capacity(); // the longest unused; the collector frees it
      }
    }
  }
}
