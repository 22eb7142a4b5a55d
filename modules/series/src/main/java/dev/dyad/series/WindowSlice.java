package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Takes a window and stretches it to the length of the whole.
 *
 * @param share length of the window, as a share of the whole
 * @see <a href="https://halshs.archives-ouvertes.fr/halshs-01357973">Le Guennec et al. 2016</a>
 */
public record WindowSlice(double share) implements Augmentation<Series> {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not above 0, up to 1
   */
  public WindowSlice {
    Require.that(share > 0 && share <= 1, "share must be above 0, up to 1, but was %s", share);
  }

  /** Nine tenths. */
  public WindowSlice() {
    this(0.9);
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    double start = random.nextDouble() * (1 - share);
    return in.then(new Stretched(start, start + share));
  }

  /**
   * Stretches a window to the whole length.
   *
   * @param start of the window, 0 being the first time and 1 the last
   * @param end likewise
   */
  public record Stretched(double start, double end) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      int last = series.length() - 1;
      return last < 1
          ? series
          : Times.at(series, Times.even(start * last, end * last, series.length()));
    }
  }
}
