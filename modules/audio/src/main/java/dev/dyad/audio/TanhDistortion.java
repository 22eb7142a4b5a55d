package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Bends loud samples: {@code tanh(g x / peak)}, g being the drive, brought back to the clip's own
 * level.
 *
 * @param driveDb in decibels, within -20..60
 */
public record TanhDistortion(Range driveDb) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TanhDistortion {
    driveDb.within("driveDb", -20, 60);
  }

  /** From 0 to 20 dB. */
  public TanhDistortion() {
    this(new Range(0, 20));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Saturated(driveDb.draw(random)));
  }

  /**
   * Bends loud samples.
   *
   * @param driveDb in decibels, in -20..60
   */
  public record Saturated(double driveDb) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Saturated {
      Require.within("driveDb", driveDb, -20, 60);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("TanhDistortion");
      float[] samples = waveform.samples();
      double drive = Levels.amplitude(driveDb) / Math.max(Float.MIN_NORMAL, Levels.peak(samples));
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (float) Math.tanh(drive * samples[i]);
      }
      return waveform.with(
          Levels.scaled(samples, Levels.rms(waveform.data()), Levels.rms(samples)));
    }
  }
}
