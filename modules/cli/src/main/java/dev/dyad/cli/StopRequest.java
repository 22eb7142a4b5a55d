package dev.dyad.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody's wish that this process end (Ctrl-C, kill), to be waited for. */
final class StopRequest implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  /**
   * Listens from now on.
   *
   * @param waitSeconds how long the process waits, once asked, for {@link #close}
   */
  StopRequest(long waitSeconds) {
    hook =
        new Thread(
            () -> {
              asked.countDown();
              try {
                boolean unused = ended.await(waitSeconds, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "dyad-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Returns when the process is asked to end, or this thread is interrupted. */
  void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      asked.countDown(); // that is a wish to end, too; what is left to do must not be interrupted
    }
  }

  /** What was to be done before the end is done. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      asked.countDown(); // the process is ending already, and the hook with it
    }
  }
}
