package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Adds Gaussian noise, as a sensor does.
 *
 * @param deviation standard deviation of the noise, as a share of the channel's own
 * @see <a href="https://arxiv.org/abs/1706.00527">Um et al. 2017</a>, who take 0.03 of normalised
 *     data
 */
public record Jitter(double deviation) implements Augmentation<Series> {
  /**
   * Checks the deviation.
   *
   * @throws IllegalArgumentException if it is not in 0..100
   */
  public Jitter {
    Require.within("deviation", deviation, 0, 100);
  }

  /** 0.03 of the channel's deviation. */
  public Jitter() {
    this(0.03);
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    return in.then(new Noise(deviation, random.nextLong()));
  }

  /**
   * Noise drawn from a key.
   *
   * @param deviation as a share of the channel's own
   * @param key value of the {@link RandomKey} of the noise
   */
  public record Noise(double deviation, long key) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      RandomGenerator random = new RandomKey(key).generator();
      float[] values = series.values();
      for (int c = 0; c < series.channels(); c++) {
        double scale = deviation * series.deviation(c);
        for (int i = c * series.length(); i < (c + 1) * series.length(); i++) {
          values[i] = Finite.of(values[i] + scale * random.nextGaussian());
        }
      }
      return series.with(values);
    }
  }
}
