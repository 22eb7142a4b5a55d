package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Takes frequencies out of all channels; the mean stays. Costs time in proportion to masked
 * frequencies times length.
 *
 * @param share expected part of the frequencies, each decided by itself; at least one is taken
 * @see <a href="https://arxiv.org/abs/2206.08496">Zhang et al. 2022 (TF-C), section 4.2</a>
 */
public record FrequencyMask(double share) implements Augmentation<Series> {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not in 0..1
   */
  public FrequencyMask {
    Require.within("share", share, 0, 1);
  }

  /** A tenth of the frequencies. */
  public FrequencyMask() {
    this(0.1);
  }

  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    return in.then(new Silenced(share, random.nextLong()));
  }

  /**
   * Frequencies drawn from a key.
   *
   * @param share expected part of the frequencies
   * @param key value of the {@link RandomKey} of the choice
   */
  public record Silenced(double share, long key) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      int length = series.length();
      if (length < 2) {
        return series;
      }
      boolean[] masked = masked(Spectrum.frequencies(length));
      float[] values = series.values();
      for (int c = 0; c < series.channels(); c++) {
        var spectrum = new Spectrum(series.channel(c));
        double[] gone = new double[length];
        for (int f = 1; f < masked.length; f++) {
          if (masked[f]) {
            spectrum.add(spectrum.wave(f), f, 1, gone);
          }
        }
        for (int t = 0; t < length; t++) {
          values[c * length + t] = Finite.of(values[c * length + t] - gone[t]);
        }
      }
      return series.with(values);
    }

    private boolean[] masked(int frequencies) {
      RandomGenerator random = new RandomKey(key).generator();
      boolean[] masked = new boolean[frequencies];
      masked[1 + random.nextInt(frequencies - 1)] = true;
      for (int f = 1; f < frequencies; f++) {
        masked[f] |= random.nextDouble() < share;
      }
      return masked;
    }
  }
}
