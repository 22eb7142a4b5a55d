package dev.dyad.core;

import java.io.IOException;
import java.nio.file.Path;
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
   * The encoder's inputs. The first dimension of the first is the batch; so is it of the others,
   * where each sample has one row (nodes and edges of graphs do not).
   *
   * @throws IllegalArgumentException if the values do not fit together, saying which setting makes
   *     them fit
   */
  List<Tensor> collate(List<T> values);

  /**
   * How much room a value needs, where the shorter values of a batch are filled up to the longest:
   * a batch of values with about the same extent is quickest. Only compared, so any measure will
   * do; 0 of all where all take the same room.
   */
  default int extent(T value) {
    return 0;
  }

  /**
   * This collator with all that it has to learn from training data, such as a vocabulary or means;
   * itself where there is nothing to learn, or where it has been learnt already.
   *
   * @param train training data; labels are never looked at
   * @param folder where files that the collator needs from now on are put; it stays with the run
   * @throws IOException if such a file cannot be written
   */
  default Collator<T> fitted(Dataset<T> train, Path folder) throws IOException {
    return this;
  }
}
