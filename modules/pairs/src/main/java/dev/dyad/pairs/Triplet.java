package dev.dyad.pairs;

import dev.dyad.core.View;

/**
 * Three views: the anchor should end up closer to the positive than to the negative.
 *
 * @param anchor a view
 * @param positive a view of another sample of its class, or of the same sample if the class has no
 *     other
 * @param negative a view of a sample of another class
 * @param <T> type of the values
 */
public record Triplet<T>(View<T> anchor, View<T> positive, View<T> negative) {}
