package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Turns a clip like a tape loop: what is pushed out at one end comes in at the other, which may
 * leave a click where the ends meet. {@link TimeShift} fills with silence instead.
 *
 * @param share how much later, as a share of the clip's length; within -1..1
 */
public record CircularShift(Range share) implements Augmentation<Clip> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public CircularShift {
    share.within("share", -1, 1);
  }

  /** Anywhere. */
  public CircularShift() {
    this(new Range(-0.5, 0.5));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    int length = in.value().waveform("CircularShift").length();
    return in.then(new Turned((int) Math.round(share.draw(random) * length)));
  }

  /**
   * Moves every sample round.
   *
   * @param samples how many places later; earlier where negative
   */
  public record Turned(int samples) implements Change<Clip> {
    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("CircularShift");
      int length = waveform.length();
      float[] turned = new float[length];
      int by = length == 0 ? 0 : Math.floorMod(samples, length);
      System.arraycopy(waveform.data(), 0, turned, by, length - by);
      System.arraycopy(waveform.data(), length - by, turned, 0, by);
      return waveform.with(turned);
    }
  }
}
