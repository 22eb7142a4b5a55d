package dev.dyad.learn;

import dev.dyad.core.Require;

/**
 * Everything that, with the batches, determines a run's final weights; but for the last two, which
 * say where to compute and how much work a kill may cost.
 *
 * @param method what is learnt
 * @param encoder the architecture
 * @param optimizer how weights change
 * @param epochs how often every sample is seen
 * @param seed of first weights and of the engine's draws
 * @param device where to compute
 * @param checkpointSeconds the longest time between two checkpoints, 0 for one after every step
 */
public record TrainingSpec(
    Method method,
    Encoder encoder,
    Optimizer optimizer,
    int epochs,
    long seed,
    DeviceChoice device,
    double checkpointSeconds) {
  /** On the CPU, with a checkpoint every 30 seconds. */
  public TrainingSpec(Method method, Encoder encoder, Optimizer optimizer, int epochs, long seed) {
    this(method, encoder, optimizer, epochs, seed, DeviceChoice.CPU, 30);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public TrainingSpec {
    Require.positive("epochs", epochs);
    Require.within("checkpointSeconds", checkpointSeconds, 0, 1e9);
  }

  /** What a checkpoint must agree with to be resumed. */
  String fingerprint() {
    return "method=%s, encoder=%s, optimizer=%s, epochs=%d, seed=%d"
        .formatted(words(method), words(encoder), words(optimizer), epochs, seed);
  }

  /** Records tell all their settings; of anything else only the class lasts beyond this process. */
  private static String words(Object part) {
    return part instanceof Record
        ? part.toString()
        : part.getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
  }
}
