package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes seven bands louder or softer, each by its own gain: peaks an octave wide around 100, 200,
 * 400, 800, 1,600, 3,200 and 6,400 Hz. Bands that do not lie below 0.45 of the sample rate are left
 * out.
 *
 * @param gainDb of each band in decibels, within -40..40
 */
public record SevenBandEqualizer(Range gainDb) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SevenBandEqualizer {
    gainDb.within("gainDb", -40, 40);
  }

  /** From -12 to 12 dB, as in audiomentations. */
  public SevenBandEqualizer() {
    this(new Range(-12, 12));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    List<Double> gains = new ArrayList<>();
    for (int band = 0; band < Equalized.BANDS; band++) {
      gains.add(gainDb.draw(random));
    }
    return in.then(new Equalized(gains));
  }

  /**
   * Makes seven bands louder or softer.
   *
   * @param gainsDb of the bands from low to high, each in -40..40
   */
  public record Equalized(List<Double> gainsDb) implements Change<Clip> {
    private static final int BANDS = 7;
    private static final double LOWEST_HZ = 100;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Equalized {
      gainsDb = List.copyOf(gainsDb);
      Require.that(
          gainsDb.size() == BANDS, "gainsDb must be %d, but are %d", BANDS, gainsDb.size());
      gainsDb.forEach(gain -> Require.within("gainsDb", gain, -40, 40));
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("SevenBandEqualizer");
      Waveform equalized = waveform;
      for (int band = 0; band < BANDS; band++) {
        double centreHz = LOWEST_HZ * (1 << band);
        if (centreHz < 0.45 * waveform.sampleRateHz()) {
          var peak = Biquad.peak(centreHz, gainsDb.get(band), waveform.sampleRateHz());
          equalized = peak.filter(equalized);
        }
      }
      return equalized;
    }
  }
}
