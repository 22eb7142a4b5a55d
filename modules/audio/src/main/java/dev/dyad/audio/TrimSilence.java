package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Cuts off what is quiet before and after a sound, so that it begins and ends where others do. The
 * sound reaches from the first to the last of its frames (20 ms every 10 ms) that are at most
 * {@code thresholdDb} quieter than the loudest. A range of thresholds cuts a little differently
 * each time. Silence is left as it is.
 *
 * @param thresholdDb how much quieter is quiet; within 1..200
 * @param marginMs what is kept before and after, where it is there; in 0..1000
 */
public record TrimSilence(Range thresholdDb, double marginMs) implements Augmentation<Clip> {
  /** 30 dB, keeping 10 ms. */
  public TrimSilence() {
    this(Range.exactly(30), 10);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TrimSilence {
    thresholdDb.within("thresholdDb", 1, 200);
    Require.within("marginMs", marginMs, 0, 1000);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new Trimmed(thresholdDb.draw(random), marginMs));
  }

  /**
   * Cuts off what is quiet at both ends.
   *
   * @param thresholdDb how much quieter than the loudest frame
   * @param marginMs what is kept
   */
  public record Trimmed(double thresholdDb, double marginMs) implements Change<Clip> {
    private static final double HOP_SECONDS = 0.01;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Trimmed {
      Require.within("thresholdDb", thresholdDb, 1, 200);
      Require.within("marginMs", marginMs, 0, 1000);
    }

    @Override
    public Clip apply(Clip clip) {
      Waveform waveform = clip.waveform("TrimSilence");
      float[] samples = waveform.data();
      int hop = (int) Math.max(1, Math.round(HOP_SECONDS * waveform.sampleRateHz()));
      double[] energies = energies(samples, hop);
      double least = Arrays.stream(energies).max().orElse(0) * Decibels.power(-thresholdDb);
      if (least == 0) {
        return waveform;
      }
      int first = 0;
      while (energies[first] < least) {
        first++;
      }
      int last = energies.length - 1;
      while (energies[last] < least) {
        last--;
      }
      long margin = Math.round(marginMs * waveform.sampleRateHz() / 1000);
      int start = (int) Math.max(0, (long) first * hop - margin);
      int end = (int) Math.min(samples.length, (last + 2L) * hop + margin);
      return waveform.with(Arrays.copyOfRange(samples, start, end));
    }

    /** Sums of squares over two hops each; the last frame reaches the end. */
    private static double[] energies(float[] samples, int hop) {
      double[] energies = new double[Math.max(1, (samples.length - 1) / hop)];
      for (int i = 0; i < samples.length; i++) {
        double square = (double) samples[i] * samples[i];
        int frame = i / hop;
        if (frame < energies.length) {
          energies[frame] += square;
        }
        if (frame > 0) {
          energies[frame - 1] += square;
        }
      }
      return energies;
    }
  }
}
