package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Lets time run faster here and slower there; both ends stay where they are, and so does the
 * length. The speed is a smooth curve around 1, never below a tenth; values are read by straight
 * lines. All channels share the warp.
 *
 * @param deviation standard deviation of the speed at its knots
 * @param knots knots between the ends, 0 or more
 * @see <a href="https://arxiv.org/abs/1706.00527">Um et al. 2017</a>
 */
public record TimeWarp(double deviation, int knots) implements Augmentation<Series> {
  private static final double SLOWEST = 0.1;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if deviation is not in 0..10 or knots not in 0..1000
   */
  public TimeWarp {
    Require.within("deviation", deviation, 0, 10);
    Require.within("knots", knots, 0, 1000);
  }

  /** A deviation of 0.2 at four knots. */
  public TimeWarp() {
    this(0.2, 4);
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    return in.then(new Speeds(deviation, knots, random.nextLong()));
  }

  /**
   * A curve of speed drawn from a key.
   *
   * @param deviation of the knots around 1
   * @param knots between the ends
   * @param key value of the {@link RandomKey} of the curve
   */
  public record Speeds(double deviation, int knots, long key) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      int length = series.length();
      if (length < 3) {
        return series;
      }
      Curve speed = Curve.drawn(knots, deviation, new RandomKey(key).generator());
      double[] times = new double[length];
      for (int t = 1; t < length; t++) {
        times[t] = times[t - 1] + Math.max(SLOWEST, speed.at((t - 0.5) / (length - 1)));
      }
      double end = times[length - 1];
      for (int t = 1; t < length; t++) {
        times[t] *= (length - 1) / end;
      }
      times[length - 1] = length - 1;
      return Times.at(series, times);
    }
  }
}
