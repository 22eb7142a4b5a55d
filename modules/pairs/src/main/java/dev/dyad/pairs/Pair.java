package dev.dyad.pairs;

import dev.dyad.core.View;

/**
 * Two views and whether they should end up close together.
 *
 * @param first one view
 * @param second the other
 * @param same true for a positive pair (same sample or same class), false for a negative pair
 * @param <T> type of the values
 */
public record Pair<T>(View<T> first, View<T> second, boolean same) {}
