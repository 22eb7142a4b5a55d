package dev.dyad.core;

/**
 * Where a view comes from: with the raw sample and the pipeline, enough to make it again.
 *
 * @param sampleId id of the raw sample
 * @param epoch epoch in which it was drawn, from 0
 * @param viewIndex which view of the sample, from 0
 * @param key value of the {@link RandomKey} whose generator drew it
 */
public record Origin(String sampleId, int epoch, int viewIndex, long key) {}
