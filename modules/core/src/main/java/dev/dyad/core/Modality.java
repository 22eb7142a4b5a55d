package dev.dyad.core;

import java.util.List;

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

  /** The collator used where a recipe names none. */
  Collator<T> collator();

  /** The preset used where a recipe names no views. */
  Preset<T> defaultViews();

  /** Name of the encoder used where a recipe names none. */
  String defaultEncoder();

  /** A picture of a value for galleries and reports. */
  default Drawing draw(T value) {
    return new Drawing.Words(String.valueOf(value));
  }
}
