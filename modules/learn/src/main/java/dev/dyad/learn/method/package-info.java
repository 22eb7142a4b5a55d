/** Contrastive methods, one readable file each. */
package dev.dyad.learn.method;
