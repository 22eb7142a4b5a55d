package dev.dyad.learn;

import java.util.concurrent.atomic.AtomicBoolean;

/** A wish that a training end cleanly after its present step; may be made from any thread. */
public final class StopSignal {
  private final AtomicBoolean requested = new AtomicBoolean();

  /** Asks the training to write a checkpoint and end. */
  public void request() {
    requested.set(true);
  }

  /** Whether somebody asked. */
  public boolean isRequested() {
    return requested.get();
  }
}
