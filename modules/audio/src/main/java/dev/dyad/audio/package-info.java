/** Sound clips and their augmentations. */
package dev.dyad.audio;
