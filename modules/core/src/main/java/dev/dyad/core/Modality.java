package dev.dyad.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of data and all that Dyad needs to work with it. Found through {@link
 * java.util.ServiceLoader}: a new modality is one new module and no edit elsewhere.
 *
 * @param <T> type of the values
 */
public interface Modality<T> {
  /** The word used in recipes and on the command line, such as "image". */
  String name();

  /** Type of the values. */
  Class<T> type();

  /** Every augmentation, as record classes; their nested {@link Change} records are found there. */
  List<Class<? extends Augmentation<T>>> augmentations();

  /** Every preset, as record classes. */
  List<Class<? extends Preset<T>>> presets();

  /** Readers with their default settings; the first that accepts a path reads it. */
  List<DatasetReader<T>> readers();

  /**
   * Readers of pairs with scores, with their default settings; the first that accepts a path reads
   * it.
   */
  default List<PairReader<T>> pairReaders() {
    return List.of();
  }

  /** The collator used where a recipe names none. */
  Collator<T> collator();

  /** Record classes of collators that a recipe may name instead. */
  default List<Class<? extends Collator<T>>> furtherCollators() {
    return List.of();
  }

  /**
   * Vectors that people would use without training an encoder, such as TF-IDF, by name: controls of
   * every evaluation. Each is {@linkplain Collator#fitted fitted} to the training data, and its
   * only tensor, shape (N, D), holds the vectors.
   */
  default Map<String, Collator<T>> baselines() {
    return Map.of();
  }

  /**
   * Modalities whose values are parts of this one's values, as pictures are of captioned pictures:
   * their augmentations and collators may be named inside this one's records.
   */
  default List<Modality<?>> parts() {
    return List.of();
  }

  /**
   * What was said of a value in words, each as a value by itself: the captions of a picture; none
   * of most values.
   */
  default List<T> captions(T value) {
    return List.of();
  }

  /**
   * A value made of nothing but words, such as what someone types to search; empty where words are
   * no such value.
   *
   * @throws IllegalArgumentException if these words are none
   */
  default Optional<T> ofWords(String words) {
    return Optional.empty();
  }

  /** The preset used where a recipe names no views. */
  Preset<T> defaultViews();

  /** Name of the encoder used where a recipe names none. */
  String defaultEncoder();

  /**
   * A picture of a view for galleries and reports; by default that of its value. A modality whose
   * views end as something that says little to people may show what they were on the way.
   *
   * @param raw what the view was made from
   */
  default Drawing draw(T raw, View<T> view) {
    return draw(view.value());
  }

  /** A picture of a value for galleries and reports. */
  default Drawing draw(T value) {
    return new Drawing.Words(String.valueOf(value));
  }
}
