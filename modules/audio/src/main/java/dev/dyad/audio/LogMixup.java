package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * BYOL-A's mixup, with noise: powers are mixed and made levels again, {@code 10 log10((1 - share)
 * 10^(x/10) + share 10^(n/10))}.
 *
 * <p>BYOL-A mixes with a clip that it saw before, so that a view hangs on the order of training.
 * Here the other sound is a steady noise as loud as the clip's mean power, with a slope over the
 * bands: all of it drawn with the view. To mix with recordings, see BackgroundNoise.
 *
 * @param share of the noise, within 0..1; drawn for each view
 * @param slopeDb level of the noise's highest band over its lowest, within -60..60; drawn
 * @see <a href="https://arxiv.org/abs/2103.06695">Niizumi et al. 2021, section III-B-1</a>
 */
public record LogMixup(Range share, Range slopeDb) implements Augmentation<Clip> {
  /** The paper's share of 0 to 0.4; slopes of -20 to 20 dB. */
  public LogMixup() {
    this(new Range(0, 0.4), new Range(-20, 20));
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public LogMixup {
    share.within("share", 0, 1);
    slopeDb.within("slopeDb", -60, 60);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new MixedWithNoise(share.draw(random), slopeDb.draw(random)));
  }

  /**
   * Mixes powers with those of a steady noise.
   *
   * @param share of the noise, in 0..1
   * @param slopeDb from the lowest to the highest band, in -60..60
   */
  public record MixedWithNoise(double share, double slopeDb) implements SpectrogramChange {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public MixedWithNoise {
      Require.within("share", share, 0, 1);
      Require.within("slopeDb", slopeDb, -60, 60);
    }

    @Override
    public Clip apply(Clip clip) {
      Spectrogram spectrogram = clip.spectrogram("LogMixup");
      int bands = spectrogram.bands();
      int frames = spectrogram.frames();
      float[] levels = spectrogram.levels();
      double[] powers = powers(levels);
      double mean = Arrays.stream(powers).sum() / Math.max(1, levels.length);
      double[] noise = noise(bands);
      double noisePower = noisePower(noise);
      for (int b = 0; b < bands; b++) {
        double added = share * mean * noise[b] / noisePower;
        for (int i = b * frames; i < (b + 1) * frames; i++) {
          levels[i] = Decibels.of((float) ((1 - share) * powers[i] + added));
        }
      }
      return spectrogram.with(levels);
    }

    private double[] noise(int bands) {
      double[] noise = new double[bands];
      for (int b = 0; b < bands; b++) {
        noise[b] = Decibels.power(slopeDb * (b + 0.5) / bands);
      }
      return noise;
    }

    /** The mean of the bands. */
    private static double noisePower(double[] noise) {
      double mean = 0;
      for (double power : noise) {
        mean += power / noise.length;
      }
      return mean;
    }

    @Override
    public List<SpectrogramStep> steps(int bands, int frames) {
      double[] row = new double[bands + 2];
      row[0] = frames;
      row[1] = 1 - share;
      double[] noise = noise(bands);
      double noisePower = noisePower(noise);
      for (int b = 0; b < bands; b++) {
        row[b + 2] = share * noise[b] / noisePower;
      }
      return List.of(new SpectrogramStep(SpectrogramFunction.MIX, row));
    }

    private static double[] powers(float[] levels) {
      double[] powers = new double[levels.length];
      for (int i = 0; i < levels.length; i++) {
        powers[i] = Decibels.power(levels[i]);
      }
      return powers;
    }
  }
}
