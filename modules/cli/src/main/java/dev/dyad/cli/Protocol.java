package dev.dyad.cli;

import dev.dyad.eval.Score;
import java.io.IOException;
import java.util.List;

/** A way of scoring representations; a record, named in a recipe's {@code evaluate.protocols}. */
interface Protocol {
  /**
   * Called before any work.
   *
   * @throws IllegalArgumentException if something that the protocol names is not there
   */
  default void check() {}

  /**
   * Scores under stable names, such as {@code knn.accuracy}; none where the data has not what the
   * protocol needs, such as labels.
   *
   * @throws IOException if further data that the protocol names cannot be read
   * @throws IllegalArgumentException if it does not fit the data, saying what does
   */
  <T> List<Score> scores(Represented<T> data) throws IOException;

  /**
   * Whether scores mean something only where no test sample is a training sample: a classifier
   * fitted on the samples it is scored on would know their labels.
   */
  default boolean needsUnseenSamples() {
    return true;
  }

  /** Whether something is fitted to the training samples, so that all of them are represented. */
  default boolean fitsTraining() {
    return true;
  }
}
