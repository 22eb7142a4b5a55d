package dev.dyad.cli;

import dev.dyad.learn.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets work end cleanly when the process is asked to stop (Ctrl-C, kill). */
final class OnInterrupt implements AutoCloseable {
  private static final long WAIT_SECONDS = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final StopSignal signal = new StopSignal();
  private final Thread hook;

  /** Listens from now on; the process, once asked, waits a minute for {@link #close}. */
  OnInterrupt() {
    this(WAIT_SECONDS);
  }

  /**
   * Listens from now on.
   *
   * @param waitSeconds how long the process waits, once asked, for {@link #close}
   */
  OnInterrupt(long waitSeconds) {
    hook =
        new Thread(
            () -> {
              ask();
              try {
                boolean unused = ended.await(waitSeconds, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "dyad-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void ask() {
    signal.request();
    asked.countDown();
  }

  /** What the work has to look at. */
  StopSignal signal() {
    return signal;
  }

  /** Returns when the process is asked to end, or this thread is interrupted. */
  void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      ask(); // that is a wish to end, too; what is left to do must not be interrupted
    }
  }

  /** The work has ended. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      ask(); // the process is ending already, and the hook with it
    }
  }
}
