package dev.dyad.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What goes into an index, and how.
 *
 * @param data file or folder
 * @param split of it; empty: all splits
 * @param prefix put before ids
 * @param reader of the data, as text; empty: the run's own or the first that takes it
 * @param columns what else is known of the samples
 * @param replace whether samples that are there already are embedded anew
 */
record IndexSpec(
    Path data,
    Optional<String> split,
    String prefix,
    Optional<String> reader,
    IndexColumns columns,
    boolean replace) {
  /** All of some data. */
  IndexSpec(Path data, Optional<String> reader) {
    this(data, Optional.empty(), "", reader, IndexColumns.NONE, false);
  }
}
