package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Takes a window as it is, shorter than the whole. Two windows that are each longer than half of it
 * overlap, as TS2Vec's do; with shorter ones, neighbours in time become positives.
 *
 * @param share length of the window, as a share of the whole; at least one time is kept
 * @see <a href="https://arxiv.org/abs/2106.10466">Yue et al. 2022 (TS2Vec), section 3.1</a>
 */
public record Cropping(Range share) implements Augmentation<Series> {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not within 0.001..1
   */
  public Cropping {
    share.within("share", 0.001, 1);
  }

  /** From a half to the whole. */
  public Cropping() {
    this(new Range(0.5, 1));
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    double part = share.draw(random);
    return in.then(new Window(random.nextDouble(), part));
  }

  /**
   * A window.
   *
   * @param place of the window, 0 at the beginning and 1 at the end
   * @param share its length, as a share of the whole
   */
  public record Window(double place, double share) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      int length = series.length();
      int kept = Math.min(length, Math.max(1, (int) Math.round(share * length)));
      int from = (int) Math.round(place * (length - kept));
      return series.range(from, from + kept);
    }
  }
}
