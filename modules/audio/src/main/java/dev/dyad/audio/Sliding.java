package dev.dyad.audio;

import dev.dyad.core.Require;

/**
 * Cuts recordings into segments, each a sample of its own. A recording shorter than a segment is
 * one sample as it is; what is left at the end of a longer one, shorter than a hop, is not used.
 *
 * @param lengthMs length of a segment in milliseconds
 * @param hopMs from the start of one segment to that of the next
 */
public record Sliding(double lengthMs, double hopMs) {
  /** Segments that one recording may be cut into. */
  static final int MOST_SEGMENTS = 1_000_000;

  /** One second, without overlap. */
  public Sliding() {
    this(1000, 1000);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not in 1..86,400,000 (a day)
   */
  public Sliding {
    Require.within("lengthMs", lengthMs, 1, 86_400_000);
    Require.within("hopMs", hopMs, 1, 86_400_000);
  }

  /** Frames of a segment at a rate; at least one. */
  int length(int sampleRateHz) {
    return (int)
        Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(lengthMs * sampleRateHz / 1000)));
  }

  /** First frame of a segment. */
  long start(int index, int sampleRateHz) {
    return Math.round(index * hopMs * sampleRateHz / 1000);
  }

  /** How many segments a recording of so many frames has; one too many where they are too many. */
  int count(long frames, int sampleRateHz) {
    int count = 1;
    while (count <= MOST_SEGMENTS && start(count, sampleRateHz) + length(sampleRateHz) <= frames) {
      count++;
    }
    return count;
  }
}
