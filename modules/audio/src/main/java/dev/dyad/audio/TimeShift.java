package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Moves the sound earlier or later within its clip. What is pushed out is lost, and what is left
 * free is silent. Never moves a clip by more than half of its length.
 *
 * @param shiftMs how much later, in milliseconds; earlier where negative; within -60,000..60,000
 * @see <a href="https://arxiv.org/abs/1804.03209">Warden 2018, whose baseline shifts by 100 ms</a>
 */
public record TimeShift(Range shiftMs) implements Augmentation<Clip> {
  /**
   * Checks the shift.
   *
   * @throws IllegalArgumentException if it is not within -60,000..60,000
   */
  public TimeShift {
    shiftMs.within("shiftMs", -60_000, 60_000);
  }

  /** Up to 100 ms either way. */
  public TimeShift() {
    this(new Range(-100, 100));
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    Waveform waveform = in.value().waveform("TimeShift");
    long shift = Math.round(shiftMs.draw(random) * waveform.sampleRateHz() / 1000);
    int half = waveform.length() / 2;
    return in.then(new Shifted((int) Math.max(-half, Math.min(half, shift))));
  }

  /**
   * Moves every sample; zeros come in.
   *
   * @param samples how many places later; earlier where negative
   */
  public record Shifted(int samples) implements Change<Clip> {
    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("TimeShift");
      int length = waveform.length();
      float[] shifted = new float[length];
      int kept = (int) Math.max(0, length - Math.abs((long) samples));
      System.arraycopy(
          waveform.data(),
          samples < 0 ? length - kept : 0,
          shifted,
          samples < 0 ? 0 : length - kept,
          kept);
      return waveform.with(shifted);
    }
  }
}
