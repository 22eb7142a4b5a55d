/** Texts, what is known of their words, and augmentations that keep their meaning. */
package dev.dyad.text;
