package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Plays a clip backwards. Words do not keep their meaning; noises and music often do. Always; use
 * {@code Maybe(0.5, Reverse())} for half of the views.
 */
public record Reverse() implements Augmentation<Clip> {
  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Reversed());
  }

  /** Turns the samples round. */
  public record Reversed() implements Change<Clip> {
    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("Reverse");
      float[] samples = waveform.samples();
      for (int i = 0, j = samples.length - 1; i < j; i++, j--) {
        float first = samples[i];
        samples[i] = samples[j];
        samples[j] = first;
      }
      return waveform.with(samples);
    }
  }
}
