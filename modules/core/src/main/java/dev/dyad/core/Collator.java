package dev.dyad.core;

import java.util.List;

/**
 * Makes the input of an encoder from a batch of values: a record of settings such as mean and
 * standard deviation.
 *
 * @param <T> type of the values
 */
@FunctionalInterface
public interface Collator<T> {
  /**
   * The encoder's inputs, the batch along the first dimension of each.
   *
   * @throws IllegalArgumentException if the values do not fit together, saying which setting makes
   *     them fit
   */
  List<Tensor> collate(List<T> values);
}
