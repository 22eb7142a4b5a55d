package dev.dyad.cli;

import dev.dyad.learn.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a training end cleanly when the process is asked to stop (Ctrl-C, kill). */
final class OnInterrupt implements AutoCloseable {
  private static final long WAIT_SECONDS = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final StopSignal signal = new StopSignal();
  private final Thread hook;

  OnInterrupt() {
    hook =
        new Thread(
            () -> {
              signal.request();
              try {
                boolean unused = ended.await(WAIT_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "dyad-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What the training has to look at. */
  StopSignal signal() {
    return signal;
  }

  /** The training has ended. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      signal.request(); // the process is ending already, and the hook with it
    }
  }
}
