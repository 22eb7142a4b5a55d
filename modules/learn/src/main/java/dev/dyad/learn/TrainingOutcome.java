package dev.dyad.learn;

import java.nio.file.Path;

/**
 * How a training ended.
 *
 * @param completed false if it was stopped before its last step; it can be resumed
 * @param steps steps done in all
 * @param lastLoss mean loss of the last whole epoch, NaN if there was none
 * @param seconds wall time of this process's part
 * @param samplesPerSecond mean of this process's part, 0 if there was nothing to do
 * @param checkpoint the last checkpoint
 * @param encoder the trained encoder's file; absent on disk unless completed
 */
public record TrainingOutcome(
    boolean completed,
    long steps,
    double lastLoss,
    double seconds,
    double samplesPerSecond,
    Path checkpoint,
    Path encoder) {}
