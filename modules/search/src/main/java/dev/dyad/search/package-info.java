/**
 * A similarity index over embeddings, on disk: {@link dev.dyad.search.SimilarityIndex}. The nearest
 * by cosine, by a graph of neighbours (HNSW of Apache Lucene) or by looking at all.
 */
package dev.dyad.search;
