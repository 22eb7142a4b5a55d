package dev.dyad.serve;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Until when a request must be answered.
 *
 * @param nanos of {@link System#nanoTime}
 * @param seconds that there were at first
 */
record Deadline(long nanos, int seconds) {
  static Deadline in(int seconds) {
    return new Deadline(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds), seconds);
  }

  long leftNanos() {
    return Math.max(0, nanos - System.nanoTime());
  }

  /** What a request is told that was not answered in time. */
  Refusal missed() {
    return Refusal.forNow(seconds, "not answered within %d s, there is too much to do", seconds);
  }

  /** Takes a permit. */
  void acquire(Semaphore permits) throws InterruptedException {
    if (!permits.tryAcquire(leftNanos(), TimeUnit.NANOSECONDS)) {
      throw missed();
    }
  }

  /**
   * Waits for all; where one fails, the others are given up.
   *
   * @throws IllegalArgumentException or another exception that made one fail
   */
  float[][] await(List<CompletableFuture<float[]>> vectors) throws InterruptedException {
    try {
      float[][] rows = new float[vectors.size()][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = vectors.get(i).get(leftNanos(), TimeUnit.NANOSECONDS);
      }
      return rows;
    } catch (TimeoutException e) {
      throw missed();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException("the encoder failed: " + e.getCause(), e.getCause());
    } finally {
      vectors.forEach(vector -> vector.cancel(false)); // of no effect on those that are there
    }
  }
}
