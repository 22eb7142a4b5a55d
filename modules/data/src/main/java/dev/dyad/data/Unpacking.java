package dev.dyad.data;

import dev.dyad.core.Require;
import java.util.List;

/**
 * How an archive is taken apart, and how much may come out of it.
 *
 * @param entries the most it may hold
 * @param bytes the most that they may hold together, unpacked
 * @param strip folders taken off the front of each name; entries with fewer are left out
 * @param keep patterns of {@link java.nio.file.FileSystem#getPathMatcher glob}, on names after
 *     stripping: what is unpacked. All else is passed over
 */
public record Unpacking(int entries, long bytes, int strip, List<String> keep) {
  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not positive, or nothing is kept
   */
  public Unpacking {
    Require.positive("entries", entries);
    Require.that(bytes > 0, "bytes must be positive, but was %d", bytes);
    Require.that(strip >= 0, "strip must not be negative, but was %d", strip);
    keep = List.copyOf(keep);
    Require.that(!keep.isEmpty(), "keep must name a pattern, such as '**', but is empty");
  }
}
