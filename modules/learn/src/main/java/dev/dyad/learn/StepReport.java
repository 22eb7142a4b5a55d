package dev.dyad.learn;

/**
 * One step of a training.
 *
 * @param epoch the epoch, from 0
 * @param epochs epochs of the whole run
 * @param step steps done, this one included
 * @param steps steps of the whole run
 * @param loss the batch's loss
 * @param learningRate of this step
 * @param gradientNorm length of all gradients as one vector, before clipping
 * @param seconds wall time of this step, waiting for the batch included
 * @param samplesPerSecond over the last steps
 * @param secondsLeft estimate from the last steps
 */
public record StepReport(
    int epoch,
    int epochs,
    long step,
    long steps,
    double loss,
    double learningRate,
    double gradientNorm,
    double seconds,
    double samplesPerSecond,
    double secondsLeft) {}
