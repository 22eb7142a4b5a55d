package dev.dyad.core;

/**
 * One determined step from a value to another: a record of drawn values, pure and repeatable. A
 * change that needs many random numbers (noise) holds the key of their generator instead of the
 * numbers.
 *
 * @param <T> type of the values
 */
@FunctionalInterface
public interface Change<T> {
  /** The changed value; the argument is left untouched. */
  T apply(T value);

  /**
   * The changed value as {@link View#then} takes it: equal to that of {@link #apply}, but where
   * value and change allow it, it is made only if somebody looks at it. By default it is made now.
   */
  default T deferred(T value) {
    return apply(value);
  }
}
