package dev.dyad.serve;

import dev.dyad.core.Require;

/**
 * What a service lets others ask of it.
 *
 * @param bodyBytes the largest request body
 * @param seconds from the first byte of a request to its answer
 * @param requests worked on at the same time; further ones are told to come again
 * @param connections open at the same time; further ones wait to be accepted
 * @param batch most samples that are encoded together
 * @param waitMillis how long the first sample of a batch waits for others
 */
public record ServiceLimits(
    int bodyBytes, int seconds, int requests, int connections, int batch, int waitMillis) {
  /** 16 MiB, 30 seconds, 32 requests, 256 connections, batches of 64 after at most 3 ms. */
  public ServiceLimits() {
    this(16 << 20, 30, 32, 256, 64, 3);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ServiceLimits {
    Require.within("bodyBytes", bodyBytes, 1, 1 << 30);
    Require.within("seconds", seconds, 1, 3600);
    Require.within("requests", requests, 1, 1024);
    Require.within("connections", connections, 1, 65_536);
    Require.within("batch", batch, 1, 4096);
    Require.within("waitMillis", waitMillis, 0, 1000);
  }
}
