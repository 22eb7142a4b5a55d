package dev.dyad.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Encodes what several requests bring at about the same time in one call, in a thread of its own.
 *
 * @param <V> type of the values
 */
final class Batcher<V> implements AutoCloseable {
  private static final int WAITING = 1024;

  private final BlockingQueue<Waiting<V>> queue = new ArrayBlockingQueue<>(WAITING);
  private final Function<List<V>, float[][]> encoding;
  private final IntConsumer sizes;
  private final int most;
  private final long waitNanos;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::work, "dyad-encode");

  /** A value whose vector is awaited. */
  private record Waiting<V>(V value, CompletableFuture<float[]> vector) {}

  /**
   * Starts the thread.
   *
   * @param encoding a vector for each value
   * @param sizes hears of each batch
   */
  Batcher(Function<List<V>, float[][]> encoding, ServiceLimits limits, IntConsumer sizes) {
    this.encoding = encoding;
    this.sizes = sizes;
    this.most = limits.batch();
    this.waitNanos = TimeUnit.MILLISECONDS.toNanos(limits.waitMillis());
    thread.setDaemon(true);
    thread.start();
  }

  /** Values that wait to be encoded. */
  int waiting() {
    return queue.size();
  }

  /**
   * Asks for vectors, all or none.
   *
   * @throws Refusal if too many wait already
   */
  synchronized List<CompletableFuture<float[]>> submit(List<V> values) {
    if (queue.remainingCapacity() < values.size()) {
      throw Refusal.forNow(1, "%d samples wait to be encoded already. Come again", queue.size());
    }
    var vectors = new ArrayList<CompletableFuture<float[]>>();
    for (V value : values) {
      var waiting = new Waiting<V>(value, new CompletableFuture<>());
      if (!queue.offer(waiting)) { // only this method adds, and it has looked
        throw new IllegalStateException("the queue is full, though it had room");
      }
      vectors.add(waiting.vector());
    }
    return vectors;
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        encode(next());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    var left = new ArrayList<Waiting<V>>();
    queue.drainTo(left);
    left.forEach(w -> w.vector().completeExceptionally(new CancellationException("stopped")));
    ended.countDown();
  }

  /** What waits, and what comes within a few milliseconds of the first. */
  private List<Waiting<V>> next() throws InterruptedException {
    var batch = new ArrayList<Waiting<V>>();
    batch.add(queue.take());
    long until = System.nanoTime() + waitNanos;
    while (batch.size() < most) {
      if (queue.drainTo(batch, most - batch.size()) == 0) {
        Waiting<V> late = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (late == null) {
          break;
        }
        batch.add(late);
      }
    }
    batch.removeIf(w -> w.vector().isDone()); // given up on
    return batch;
  }

  private void encode(List<Waiting<V>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    sizes.accept(batch.size());
    try {
      float[][] vectors = encoding.apply(batch.stream().map(Waiting::value).toList());
      for (int i = 0; i < vectors.length; i++) {
        batch.get(i).vector().complete(vectors[i]);
      }
    } catch (IllegalArgumentException misfit) {
      if (batch.size() == 1) {
        batch.get(0).vector().completeExceptionally(misfit);
      } else {
        batch.forEach(waiting -> encode(List.of(waiting))); // one must not spoil the others
      }
    } catch (Throwable failure) {
      batch.forEach(waiting -> waiting.vector().completeExceptionally(failure));
    }
  }

  /** Ends the thread after its present batch; what waits is not encoded any more. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      boolean unused = ended.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
