package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Turns the wave upside down: {@code -x}. It sounds the same. Always; use {@code Maybe(0.5,
 * PolarityInversion())} for half of the views.
 */
public record PolarityInversion() implements Augmentation<Clip> {
  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Inverted());
  }

  /** Changes the sign of every sample. */
  public record Inverted() implements Change<Clip> {
    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("PolarityInversion");
      float[] samples = waveform.samples();
      for (int i = 0; i < samples.length; i++) {
        samples[i] = 0 - samples[i]; // no negative zeros
      }
      return waveform.with(samples);
    }
  }
}
