package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Cuts a segment of one length from a random place; two views of a recording are then two of its
 * segments. A shorter clip is put at a random place among silence.
 *
 * @param lengthMs in milliseconds, in 1..86,400,000 (a day)
 */
public record RandomSegment(double lengthMs) implements Augmentation<Clip> {
  private static final int MAX_SAMPLES = 500_000_000;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public RandomSegment {
    Require.within("lengthMs", lengthMs, 1, 86_400_000);
  }

  /** One second. */
  public RandomSegment() {
    this(1000);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    Waveform waveform = in.value().waveform("RandomSegment");
    double samples = Math.round(lengthMs * waveform.sampleRateHz() / 1000);
    int length = (int) Math.max(1, Math.min(MAX_SAMPLES, samples));
    int spare = waveform.length() - length;
    int start = spare >= 0 ? random.nextInt(spare + 1) : -random.nextInt(1 - spare);
    return in.then(new Cut(start, length));
  }

  /**
   * Takes samples; silence outside of the clip.
   *
   * @param start the first of them, negative if before the clip
   * @param samples how many; up to 500 million
   */
  public record Cut(int start, int samples) implements Change<Clip> {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Cut {
      Require.within("samples", samples, 0, MAX_SAMPLES);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("RandomSegment");
      float[] cut = new float[samples];
      int from = Math.min(Math.max(0, start), waveform.length());
      int to = (int) Math.max(from, Math.min(waveform.length(), (long) start + samples));
      if (to > from) {
        System.arraycopy(waveform.data(), from, cut, from - start, to - from);
      }
      return waveform.with(cut);
    }
  }
}
