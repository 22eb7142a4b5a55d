package dev.dyad.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens one format of data: a record of settings.
 *
 * @param <T> type of the values
 */
public interface DatasetReader<T> {
  /** The split that is everything, for data without splits. */
  String ALL = "all";

  /** Whether the path looks like this format; cheap, and never throws. */
  boolean accepts(Path path);

  /** Whether the data comes along with the reader, so that the path is not looked at. */
  default boolean isBuiltIn() {
    return false;
  }

  /**
   * Names of the splits found, such as "train" and "test"; only {@link #ALL} where the data has
   * none.
   *
   * @throws IOException if the path cannot be listed
   */
  default List<String> splits(Path path) throws IOException {
    return List.of(ALL);
  }

  /**
   * Opens a split. Samples are decoded later, one by one.
   *
   * @throws IOException if the path cannot be read or is not this format; the message names the
   *     path and the reason
   * @throws IllegalArgumentException if there is no such split; the message lists those there are
   */
  Dataset<T> read(Path path, String split) throws IOException;
}
