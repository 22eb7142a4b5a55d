package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Multiplies each channel by a smooth curve around 1, as if a sensor's gain drifted: a cubic spline
 * through random knots.
 *
 * @param deviation standard deviation of the curve at its knots
 * @param knots knots between the ends, 0 or more
 * @see <a href="https://arxiv.org/abs/1706.00527">Um et al. 2017</a>
 */
public record MagnitudeWarp(double deviation, int knots) implements Augmentation<Series> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if deviation is not in 0..10 or knots not in 0..1000
   */
  public MagnitudeWarp {
    Require.within("deviation", deviation, 0, 10);
    Require.within("knots", knots, 0, 1000);
  }

  /** A deviation of 0.2 at four knots. */
  public MagnitudeWarp() {
    this(0.2, 4);
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    return in.then(new Gains(deviation, knots, random.nextLong()));
  }

  /**
   * Curves drawn from a key, one a channel.
   *
   * @param deviation of the knots around 1
   * @param knots between the ends
   * @param key value of the {@link RandomKey} of the curves
   */
  public record Gains(double deviation, int knots, long key) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      RandomGenerator random = new RandomKey(key).generator();
      float[] values = series.values();
      int length = series.length();
      for (int c = 0; c < series.channels(); c++) {
        Curve gain = Curve.drawn(knots, deviation, random);
        for (int t = 0; t < length; t++) {
          int i = c * length + t;
          values[i] = Finite.of(values[i] * gain.at(length == 1 ? 0 : t / (length - 1.0)));
        }
      }
      return series.with(values);
    }
  }
}
