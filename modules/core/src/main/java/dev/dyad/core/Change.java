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
}
