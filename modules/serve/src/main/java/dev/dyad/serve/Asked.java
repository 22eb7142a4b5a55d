package dev.dyad.serve;

import java.util.List;

/**
 * What a request asks.
 *
 * @param samples that it brings or names
 * @param scope how many neighbours are wanted, and among which
 * @param show whether to say what samples look like
 */
record Asked(List<Item> samples, ServedIndex.Scope scope, boolean show) {
  Asked {
    samples = List.copyOf(samples);
  }

  /** One sample, or a file of several. */
  sealed interface Item {
    /**
     * A file.
     *
     * @param file as it was sent
     */
    record Sent(SentFile file) implements Item {}

    /**
     * Words.
     *
     * @param text as they were sent
     */
    record Words(String text) implements Item {}

    /**
     * An entry of the index.
     *
     * @param id of the entry
     */
    record Entry(String id) implements Item {}
  }
}
