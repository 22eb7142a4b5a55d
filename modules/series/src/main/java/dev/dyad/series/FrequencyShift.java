package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Moves all frequencies of all channels up or down by the same number of cycles; what would leave
 * the range is lost, the mean stays. Costs time in proportion to the square of the length.
 *
 * @param maxCycles most cycles in the whole length, either way; never 0
 */
public record FrequencyShift(int maxCycles) implements Augmentation<Series> {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not in 1..1000
   */
  public FrequencyShift {
    Require.within("maxCycles", maxCycles, 1, 1000);
  }

  /** One cycle, up or down. */
  public FrequencyShift() {
    this(1);
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    int size = random.nextInt(1, maxCycles + 1);
    return in.then(new Shifted(random.nextBoolean() ? size : -size));
  }

  /**
   * Moves every frequency.
   *
   * @param cycles up, or down if negative
   */
  public record Shifted(int cycles) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      int length = series.length();
      int frequencies = Spectrum.frequencies(length);
      if (length < 2) {
        return series;
      }
      float[] values = series.values();
      for (int c = 0; c < series.channels(); c++) {
        var spectrum = new Spectrum(series.channel(c));
        double[] sum = new double[length];
        spectrum.add(spectrum.wave(0), 0, 1, sum);
        for (int f = 1; f < frequencies; f++) {
          int moved = f + cycles;
          if (moved > 0 && moved < frequencies) {
            spectrum.add(spectrum.wave(f), moved, 1, sum);
          }
        }
        for (int t = 0; t < length; t++) {
          boolean missing = Float.isNaN(series.at(c, t));
          values[c * length + t] = missing ? Float.NaN : Finite.of(sum[t]);
        }
      }
      return series.with(values);
    }
  }
}
