/** Losses, methods, encoders and training on DJL. */
package dev.dyad.learn;
