package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes a clip higher or lower without changing its length: played faster or slower, and stretched
 * back by {@link TimeStretch}'s method (WSOLA). Frequencies are multiplied by {@code
 * 2^(semitones/12)}; what would come to lie above half of the sample rate is lost. The level is
 * kept, where no more than half of the power is lost.
 *
 * @param semitones upwards; within -24..24
 */
public record PitchShift(Range semitones) implements Augmentation<Clip> {
  /**
   * Checks the shift.
   *
   * @throws IllegalArgumentException if it is not within -24..24
   */
  public PitchShift {
    semitones.within("semitones", -24, 24);
  }

  /** From 4 semitones down to 4 up, as in audiomentations. */
  public PitchShift() {
    this(new Range(-4, 4));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new PitchShifted(semitones.draw(random)));
  }

  /**
   * Shifts the pitch.
   *
   * @param semitones upwards; in -24..24
   */
  public record PitchShifted(double semitones) implements Change<Clip> {
    /**
     * Checks the shift.
     *
     * @throws IllegalArgumentException if it is not in -24..24
     */
    public PitchShifted {
      Require.within("semitones", semitones, -24, 24);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("PitchShift");
      int length = waveform.length();
      int rate = waveform.sampleRateHz();
      double factor = Math.pow(2, semitones / 12);
      int played = (int) Math.max(1, Math.round(length / factor));
      if (length == 0 || semitones == 0) {
        return waveform;
      }
      if (factor > 1) { // the shorter form is stretched: fewer samples to work on
        float[] higher = Playback.play(waveform.data(), factor, played);
        float[] shifted = TimeScale.stretch(higher, length, rate);
        return waveform.with(TimeScale.asLoudAs(waveform.data(), shifted));
      }
      int shorter = (int) Math.max(1, Math.round(length * factor));
      float[] faster = TimeScale.stretch(waveform.data(), shorter, rate);
      float[] shifted = Playback.play(faster, factor, length);
      return waveform.with(TimeScale.asLoudAs(waveform.data(), shifted));
    }
  }
}
