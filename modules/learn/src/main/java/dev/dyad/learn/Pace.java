package dev.dyad.learn;

/** How fast it goes: over the last steps, for the estimate, and over the epoch. */
final class Pace {
  private static final int WINDOW = 50;

  private final double[] seconds = new double[WINDOW];
  private final int[] samples = new int[WINDOW];
  private int steps;
  private double epochSeconds;
  private long epochSamples;
  private double allSeconds;
  private long allSamples;

  void step(double stepSeconds, int stepSamples) {
    seconds[steps % WINDOW] = stepSeconds;
    samples[steps % WINDOW] = stepSamples;
    steps++;
    epochSeconds += stepSeconds;
    epochSamples += stepSamples;
    allSeconds += stepSeconds;
    allSamples += stepSamples;
  }

  double samplesPerSecond() {
    long sum = 0;
    for (int n : samples) {
      sum += n;
    }
    return sum / windowSeconds();
  }

  double secondsLeft(long stepsLeft) {
    return stepsLeft * windowSeconds() / Math.min(steps, WINDOW);
  }

  /** Samples per second since the last call. */
  double endEpoch() {
    double rate = epochSamples == 0 ? 0 : epochSamples / epochSeconds;
    epochSeconds = 0;
    epochSamples = 0;
    return rate;
  }

  double overall() {
    return allSamples == 0 ? 0 : allSamples / allSeconds;
  }

  private double windowSeconds() {
    double sum = 0;
    for (double s : seconds) {
      sum += s;
    }
    return Math.max(sum, 1e-9);
  }
}
