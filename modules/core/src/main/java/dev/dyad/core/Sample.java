package dev.dyad.core;

import java.util.OptionalInt;

/**
 * One example as it was read, before any augmentation.
 *
 * @param id stable name within its data set (a relative path, a row); part of the key of every view
 * @param value the decoded value; treated as immutable
 * @param label index into {@link Dataset#labelNames()}, empty where unlabelled; never seen by
 *     unsupervised training
 * @param <T> type of the value
 */
public record Sample<T>(String id, T value, OptionalInt label) {}
