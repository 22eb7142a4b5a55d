package dev.dyad.learn;

import java.util.Map;

/**
 * One epoch of a training.
 *
 * @param epoch the epoch, from 0
 * @param epochs epochs of the whole run
 * @param meanLoss mean over the epoch's steps
 * @param samplesPerSecond over the epoch, as far as this process did it
 * @param spread how the representations of the epoch's last batch lie
 * @param figures what the method itself has found, by name
 */
public record EpochReport(
    int epoch,
    int epochs,
    double meanLoss,
    double samplesPerSecond,
    EmbeddingSpread spread,
    Map<String, Double> figures) {}
