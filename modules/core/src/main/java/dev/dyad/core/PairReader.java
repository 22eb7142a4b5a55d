package dev.dyad.core;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens one format of pairs with scores: a record of settings.
 *
 * @param <T> type of the values
 */
public interface PairReader<T> {
  /** Whether the path looks like this format; cheap, and never throws. */
  boolean acceptsPairs(Path path);

  /**
   * Reads all pairs.
   *
   * @throws IOException if the path cannot be read or is not this format; the message names the
   *     path and the reason
   */
  ScoredPairs<T> readPairs(Path path) throws IOException;
}
