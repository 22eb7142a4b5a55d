/**
 * The types that everything else speaks: samples and lazy data sets, views that know their history,
 * random augmentations and the determined changes they draw, keyed randomness, and records written
 * as text.
 */
package dev.dyad.core;
