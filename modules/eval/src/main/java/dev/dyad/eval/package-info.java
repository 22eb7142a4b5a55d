/**
 * Honest evaluation of embeddings: nearest neighbours, probes, alignment, uniformity, rank,
 * projections to the plane, and the controls that belong beside every figure. Everything works on
 * plain numbers ({@link dev.dyad.eval.Embeddings}); results never depend on the number of threads.
 */
package dev.dyad.eval;
