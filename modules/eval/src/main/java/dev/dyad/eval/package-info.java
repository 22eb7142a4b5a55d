/** Honest evaluation of embeddings: k-NN, probes, alignment, t-SNE. */
package dev.dyad.eval;
