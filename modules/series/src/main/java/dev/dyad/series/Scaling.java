package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Multiplies each channel by a factor drawn around 1.
 *
 * @param deviation standard deviation of the factors
 * @see <a href="https://arxiv.org/abs/1706.00527">Um et al. 2017</a>
 */
public record Scaling(double deviation) implements Augmentation<Series> {
  /**
   * Checks the deviation.
   *
   * @throws IllegalArgumentException if it is not in 0..10
   */
  public Scaling {
    Require.within("deviation", deviation, 0, 10);
  }

  /** A deviation of 0.1. */
  public Scaling() {
    this(0.1);
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    return in.then(new Factors(deviation, random.nextLong()));
  }

  /**
   * Factors drawn from a key, one a channel.
   *
   * @param deviation of the factors around 1
   * @param key value of the {@link RandomKey} of the factors
   */
  public record Factors(double deviation, long key) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      RandomGenerator random = new RandomKey(key).generator();
      float[] values = series.values();
      for (int c = 0; c < series.channels(); c++) {
        double factor = 1 + deviation * random.nextGaussian();
        for (int i = c * series.length(); i < (c + 1) * series.length(); i++) {
          values[i] = Finite.of(values[i] * factor);
        }
      }
      return series.with(values);
    }
  }
}
