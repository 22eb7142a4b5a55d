/** Encoders: records that make networks from inputs to representations. */
package dev.dyad.learn.encoder;
