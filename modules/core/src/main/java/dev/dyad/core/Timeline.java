package dev.dyad.core;

/**
 * A long recording that samples are windows of.
 *
 * @param name such as its file's
 * @param values one number a time, to look at; NaN where nothing was measured
 * @param odd times that are known to be odd; none where nothing is known
 * @param isKnown whether it is known which times are odd
 * @param from first time of the split
 * @param to end of the split
 */
@SuppressWarnings("ArrayRecordComponent")
public record Timeline(
    String name, float[] values, boolean[] odd, boolean isKnown, int from, int to) {
  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if there are not as many marks as values, or the split is not
   *     within them
   */
  public Timeline {
    Require.that(
        values.length == odd.length,
        "%s: there must be as many marks as values, but there are %d and %d",
        name,
        odd.length,
        values.length);
    Require.that(
        from >= 0 && from <= to && to <= values.length,
        "%s: split %d..%d must be within 0..%d",
        name,
        from,
        to,
        values.length);
  }
}
