/** Batch orders, the view sampler and prefetching. */
package dev.dyad.pairs;
