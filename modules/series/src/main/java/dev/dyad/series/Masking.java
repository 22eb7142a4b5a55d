package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes times missing in all channels, in runs whose length has a geometric distribution. Runs are
 * never shorter than chance makes them: a mean of 1 masks times independently, TS2Vec's binomial
 * mask.
 *
 * @param share expected part of the times to mask
 * @param meanRun mean length of a run, in times
 * @see <a href="https://arxiv.org/abs/2106.10466">Yue et al. 2022 (TS2Vec), section 3.1</a>
 */
public record Masking(double share, double meanRun) implements Augmentation<Series> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if share is not in 0..0.95 or meanRun not in 1..10,000
   */
  public Masking {
    Require.within("share", share, 0, 0.95);
    Require.within("meanRun", meanRun, 1, 10_000);
  }

  /** A tenth of the times, one by one. */
  public Masking() {
    this(0.1, 1);
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    return in.then(new Masked(share, meanRun, random.nextLong()));
  }

  /**
   * A mask drawn from a key.
   *
   * @param share expected part of the times
   * @param meanRun mean length of a run
   * @param key value of the {@link RandomKey} of the mask
   */
  public record Masked(double share, double meanRun, long key) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      RandomGenerator random = new RandomKey(key).generator();
      // a chain of two states with that share and mean run; independent times at the shortest
      double stop = Math.min(1 / meanRun, 1 - share);
      double start = share * stop / (1 - share);
      float[] values = series.values();
      boolean masked = random.nextDouble() < share;
      for (int t = 0; t < series.length(); t++) {
        for (int c = 0; masked && c < series.channels(); c++) {
          values[c * series.length() + t] = Float.NaN;
        }
        masked = random.nextDouble() < (masked ? 1 - stop : start);
      }
      return series.with(values);
    }
  }
}
