package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Plays a clip faster and higher, or slower and lower, as a tape does. The result has {@code
 * round(length / rate)} samples.
 *
 * @param rate how much faster; above 1 makes it shorter and higher; within 0.25..4
 * @see <a href="https://www.isca-archive.org/interspeech_2015/ko15_interspeech.html">Ko et al.
 *     2015</a>
 */
public record Speed(Range rate) implements Augmentation<Clip> {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is not within 0.25..4
   */
  public Speed {
    rate.within("rate", 0.25, 4);
  }

  /** From 0.9 to 1.1, the ends being those of the paper. */
  public Speed() {
    this(new Range(0.9, 1.1));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Played(rate.draw(random)));
  }

  /**
   * Plays at another speed.
   *
   * @param rate how much faster; in 0.25..4
   */
  public record Played(double rate) implements Change<Clip> {
    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException if it is not in 0.25..4
     */
    public Played {
      Require.within("rate", rate, 0.25, 4);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("Speed");
      int length = (int) Math.round(waveform.length() / rate);
      return waveform.with(Playback.play(waveform.data(), rate, length));
    }
  }
}
