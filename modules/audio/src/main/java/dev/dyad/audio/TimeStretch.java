package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes a clip faster or slower without changing its pitch or level (WSOLA). The result has {@code
 * round(length / rate)} samples.
 *
 * @param rate how much faster; above 1 makes it shorter; within 0.25..4
 * @see <a href="https://doi.org/10.1109/ICASSP.1993.319366">Verhelst and Roelands 1993</a>
 */
public record TimeStretch(Range rate) implements Augmentation<Clip> {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is not within 0.25..4
   */
  public TimeStretch {
    rate.within("rate", 0.25, 4);
  }

  /** From 0.8 to 1.25, as in audiomentations. */
  public TimeStretch() {
    this(new Range(0.8, 1.25));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new TimeStretched(rate.draw(random)));
  }

  /**
   * Changes the tempo.
   *
   * @param rate how much faster; in 0.25..4
   */
  public record TimeStretched(double rate) implements Change<Clip> {
    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException if it is not in 0.25..4
     */
    public TimeStretched {
      Require.within("rate", rate, 0.25, 4);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("TimeStretch");
      int length = (int) Math.round(waveform.length() / rate);
      float[] stretched = TimeScale.stretch(waveform.data(), length, waveform.sampleRateHz());
      return waveform.with(TimeScale.asLoudAs(waveform.data(), stretched));
    }
  }
}
