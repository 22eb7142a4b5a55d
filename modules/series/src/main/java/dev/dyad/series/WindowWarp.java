package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Lets a window take more or less time than it did, and the rest make up for it: both ends and the
 * length stay. Values are read by straight lines.
 *
 * @param share length of the window, as a share of the whole
 * @param factor how much longer the window becomes before the whole is brought back to its length;
 *     drawn on a logarithmic scale
 * @see <a href="https://halshs.archives-ouvertes.fr/halshs-01357973">Le Guennec et al. 2016</a>,
 *     who take a tenth and the factors 0.5 and 2
 */
public record WindowWarp(double share, Range factor) implements Augmentation<Series> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if share is not between 0 and 1, or factor not within 0.1..10
   */
  public WindowWarp {
    Require.that(share > 0 && share < 1, "share must be above 0 and below 1, but was %s", share);
    factor.within("factor", 0.1, 10);
  }

  /** A tenth, taking from half to twice its time. */
  public WindowWarp() {
    this(0.1, new Range(0.5, 2));
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    double start = random.nextDouble() * (1 - share);
    double low = Math.log(factor.min());
    double drawn = Math.exp(low + random.nextDouble() * (Math.log(factor.max()) - low));
    return in.then(new Warped(start, start + share, drawn));
  }

  /**
   * Stretches a window by a factor.
   *
   * @param start of the window, 0 being the first time and 1 the last
   * @param end likewise
   * @param factor how much longer the window becomes
   */
  public record Warped(double start, double end, double factor) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      int last = series.length() - 1;
      if (last < 2) {
        return series;
      }
      double total = 1 + (end - start) * (factor - 1);
      double[] times = new double[series.length()];
      for (int t = 0; t < times.length; t++) {
        times[t] = source(t * total / last) * last;
      }
      times[last] = last;
      return Times.at(series, times);
    }

    /** Where in the whole the stretched place lies, both in shares of the unstretched length. */
    private double source(double place) {
      double stretchedEnd = start + (end - start) * factor;
      if (place <= start) {
        return place;
      }
      return place < stretchedEnd ? start + (place - start) / factor : end + (place - stretchedEnd);
    }
  }
}
