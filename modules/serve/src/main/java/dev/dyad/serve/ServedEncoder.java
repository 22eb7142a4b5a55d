package dev.dyad.serve;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The encoder that a service offers. Reading happens in several threads at once, encoding in one.
 *
 * @param <V> what it makes of a sample before it becomes a vector
 */
public interface ServedEncoder<V> {
  /** The kind of data, such as "image". */
  String modality();

  /** Whether words are samples. */
  boolean takesWords();

  /**
   * Reads the samples of a file.
   *
   * @param file as it was sent
   * @param show whether to say what they look like
   * @throws IllegalArgumentException if it is not such a file; so for a file that is broken ({@link
   *     dev.dyad.core.UnreadableSampleException})
   * @throws IOException if it cannot be read
   */
  List<Reading<V>> read(SentFile file, boolean show) throws IOException;

  /**
   * Reads words.
   *
   * @throws IllegalArgumentException if words, or these, are no sample
   */
  Reading<V> words(String words);

  /**
   * A vector for each value. Called by one thread at a time.
   *
   * @throws IllegalArgumentException if the values do not fit the encoder, or each other; they are
   *     then tried one by one
   */
  float[][] encode(List<V> values);

  /**
   * A sample that was read.
   *
   * @param name of the sample, for answers
   * @param value what is encoded
   * @param shown what it looks like, where that was asked for
   * @param <V> type of the value
   */
  record Reading<V>(String name, V value, Optional<Shown> shown) {}
}
