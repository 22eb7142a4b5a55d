package dev.dyad.learn;

/**
 * How the learning rate goes over a run: a record of settings. Found through {@link
 * java.util.ServiceLoader} by an instance with default settings.
 */
public interface Schedule {
  /**
   * What the optimiser's learning rate is multiplied by at a step.
   *
   * @param step steps done so far, 0..steps-1
   * @param steps steps of the whole run
   * @param stepsPerEpoch steps of an epoch
   */
  double factor(long step, long steps, long stepsPerEpoch);
}
