package dev.dyad.learn;

import dev.dyad.core.Require;

/**
 * Linear warm-up, then half a cosine down to a share of the peak, step by step. With w steps of
 * warm-up and n in all, the factor is (step + 1) / w in the warm-up and afterwards f + (1 - f) · (1
 * + cos(π · (step - w) / (n - w))) / 2.
 *
 * @param warmupEpochs epochs until the peak, 0 for none; parts of an epoch are fine
 * @param finalShare f, the share of the peak that is left at the end, 0..1
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017, eq. 5</a>, without
 *     restarts
 */
public record Cosine(double warmupEpochs, double finalShare) implements Schedule {
  /** No warm-up, down to 0. */
  public Cosine() {
    this(0, 0);
  }

  /** Down to 0. */
  public Cosine(double warmupEpochs) {
    this(warmupEpochs, 0);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public Cosine {
    Require.within("warmupEpochs", warmupEpochs, 0, 1e6);
    Require.within("finalShare", finalShare, 0, 1);
  }

  @Override
  public double factor(long step, long steps, long stepsPerEpoch) {
    long warmup = Math.min(steps, Math.round(warmupEpochs * stepsPerEpoch));
    if (step < warmup) {
      return (step + 1.0) / warmup;
    }
    double progress = Math.min(1, (step - warmup) / (double) (steps - warmup));
    return finalShare + (1 - finalShare) * (1 + Math.cos(Math.PI * progress)) / 2;
  }
}
