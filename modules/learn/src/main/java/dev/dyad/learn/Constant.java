package dev.dyad.learn;

/** The same learning rate from the first step to the last. */
public record Constant() implements Schedule {
  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    return 1;
  }
}
