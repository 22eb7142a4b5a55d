/** Images and their augmentations on OpenCV. */
package dev.dyad.image;
