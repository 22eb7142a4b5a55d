package dev.dyad.report;

import dev.dyad.core.Skipped;
import java.util.List;

/**
 * What the reader must know before believing the numbers.
 *
 * @param messages such as "Embeddings collapse from epoch 3 on: spread 0.002"
 * @param skipped samples left out, with reasons
 */
public record Warnings(List<String> messages, List<Skipped> skipped) implements Section {
  /** Copies the lists. */
  public Warnings {
    messages = List.copyOf(messages);
    skipped = List.copyOf(skipped);
  }

  boolean isEmpty() {
    return messages.isEmpty() && skipped.isEmpty();
  }
}
