package dev.dyad.data;

import dev.dyad.core.Require;

/**
 * How long a download waits, and how often it tries again.
 *
 * @param connectMs for a connection
 * @param silenceMs for the next bytes
 * @param attempts at each address, for what may pass: lost connections, silence, errors of the
 *     server itself
 * @param pauseMs before the second attempt; twice as long before each one after it
 * @param slowestBytesPerSecond a server that is slower for a whole window is given up
 * @param windowMs of that measurement
 */
public record Patience(
    int connectMs,
    int silenceMs,
    int attempts,
    int pauseMs,
    int slowestBytesPerSecond,
    int windowMs) {
  /** 15 seconds to connect, 30 of silence, 4 attempts from 2 seconds on, 1 KiB/s over a minute. */
  public Patience() {
    this(15_000, 30_000, 4, 2_000, 1024, 60_000);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive; pauseMs and slowestBytesPerSecond may
   *     be 0
   */
  public Patience {
    Require.positive("connectMs", connectMs);
    Require.positive("silenceMs", silenceMs);
    Require.positive("attempts", attempts);
    Require.that(pauseMs >= 0, "pauseMs must not be negative, but was %d", pauseMs);
    Require.that(
        slowestBytesPerSecond >= 0,
        "slowestBytesPerSecond must not be negative, but was %d",
        slowestBytesPerSecond);
    Require.positive("windowMs", windowMs);
  }
}
