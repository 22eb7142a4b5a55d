package dev.dyad.pairs;

import dev.dyad.core.Collator;
import dev.dyad.core.DeviceCollator;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Require;
import dev.dyad.core.SkipLog;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Makes batches ahead of the trainer on worker threads, and hands them out in order. Neither the
 * number of workers nor the depth changes a single view. One loader serves all epochs of a run;
 * close it to end its threads.
 *
 * @param <T> type of the values
 */
public final class BatchLoader<T> implements AutoCloseable {
  private final ViewSampler<T> sampler;
  private final SkipLog skips;
  private final Maker maker;
  private final Consumer<String> madeByHost;
  private final Set<String> told = new HashSet<>();
  private final int depth;
  private final ExecutorService workers;

  /**
   * A loader with its own threads.
   *
   * @param sampler draws the views
   * @param collator makes the encoder's inputs
   * @param workers number of threads, at least 1
   * @param skips notes samples that cannot be read
   * @throws IllegalArgumentException if workers is not positive
   */
  public BatchLoader(ViewSampler<T> sampler, Collator<T> collator, int workers, SkipLog skips) {
    this(
        sampler,
        (epoch, indices) -> sampler.batch(epoch, indices, skips).collate(collator),
        workers,
        skips,
        change -> {});
  }

  /**
   * A loader that draws the views and leaves it to the device to make them.
   *
   * @param sampler draws the views
   * @param collator says what the device is to do
   * @param workers number of threads, at least 1
   * @param skips notes samples that cannot be read
   * @param madeByHost hears the name of a change that a device cannot do, so that views with it are
   *     made by these threads; once for each name, when such a batch is handed out
   * @throws IllegalArgumentException if workers is not positive
   */
  public static <T> BatchLoader<T> drawing(
      ViewSampler<T> sampler,
      DeviceCollator<T> collator,
      int workers,
      SkipLog skips,
      Consumer<String> madeByHost) {
    Maker maker =
        (epoch, indices) -> sampler.drawn(epoch, indices, skips, collator).collateDrawn(collator);
    return new BatchLoader<>(sampler, maker, workers, skips, madeByHost);
  }

  private BatchLoader(
      ViewSampler<T> sampler,
      Maker maker,
      int workers,
      SkipLog skips,
      Consumer<String> madeByHost) {
    this.sampler = sampler;
    this.maker = maker;
    this.skips = skips;
    this.madeByHost = madeByHost;
    this.depth = Require.positive("workers", workers) + 1;
    var number = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              var thread = new Thread(task, "dyad-views-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Makes one batch. */
  private interface Maker {
    CollatedBatch batch(int epoch, int[] indices);
  }

  /** Number of batches of an epoch. */
  public int batchCount(int epoch) {
    return sampler.batches(epoch).size();
  }

  /**
   * The batches of an epoch, in order; a batch whose samples cannot be read comes smaller, or
   * empty. Close each when you have done with it, and the next ones need no new memory.
   *
   * @param firstBatch where to begin, for a resumed run; 0 for a whole epoch
   * @throws IllegalStateException if the loader is closed
   */
  public Iterator<CollatedBatch> epoch(int epoch, int firstBatch) {
    List<int[]> batches = sampler.batches(epoch, skips);
    return new Epoch(epoch, batches.subList(Math.min(firstBatch, batches.size()), batches.size()));
  }

  /**
   * Ends the worker threads; batches not yet handed out are lost, and who waits for one is told so.
   */
  @Override
  public void close() {
    for (Runnable waiting : workers.shutdownNow()) {
      ((Future<?>) waiting).cancel(false); // else its get() would wait for ever
    }
  }

  private static IllegalStateException closed(RuntimeException cause) {
    return new IllegalStateException("the batch loader is closed", cause);
  }

  private final class Epoch implements Iterator<CollatedBatch> {
    private final int epoch;
    private final Iterator<int[]> rest;
    private final ArrayDeque<Future<CollatedBatch>> ahead = new ArrayDeque<>();

    Epoch(int epoch, List<int[]> batches) {
      this.epoch = epoch;
      this.rest = batches.iterator();
      fill();
    }

    private void fill() {
      while (rest.hasNext() && ahead.size() < depth) {
        int[] indices = rest.next();
        try {
          ahead.add(workers.submit(() -> maker.batch(epoch, indices)));
        } catch (RejectedExecutionException e) {
          throw closed(e);
        }
      }
    }

    @Override
    public boolean hasNext() {
      return !ahead.isEmpty();
    }

    @Override
    public CollatedBatch next() {
      if (ahead.isEmpty()) {
        throw new NoSuchElementException("the epoch has no more batches");
      }
      Future<CollatedBatch> first = ahead.remove();
      fill();
      try {
        CollatedBatch batch = first.get();
        batch.drawn().flatMap(DrawnBatch::madeByHost).filter(told::add).ifPresent(madeByHost);
        return batch;
      } catch (CancellationException e) {
        throw closed(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for a batch", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException("cannot make a batch", e.getCause());
      }
    }
  }
}
