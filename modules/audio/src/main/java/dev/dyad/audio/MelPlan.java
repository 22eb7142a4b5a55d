package dev.dyad.audio;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All that a log-mel spectrogram of one kind at one sample rate needs, made once. */
final class MelPlan {
  private record Key(Stft stft, MelFilters filters, int sampleRateHz) {}

  private static final int MAX_PLANS = 64;
  private static final Map<Key, MelPlan> PLANS = new ConcurrentHashMap<>();

  private final Stft stft;
  private final SpectralFrames frames;
  private final int[] starts; // by band: first frequency with a weight
  private final float[][] weights; // by band, from there on

  private MelPlan(Key key) {
    stft = key.stft;
    frames = new SpectralFrames(stft);
    float[][] full = key.filters.weights(key.sampleRateHz, stft.fftSize());
    starts = new int[full.length];
    weights = new float[full.length][];
    for (int b = 0; b < full.length; b++) {
      int start = 0;
      while (start < full[b].length && full[b][start] == 0) {
        start++;
      }
      int end = full[b].length;
      while (end > start && full[b][end - 1] == 0) {
        end--;
      }
      starts[b] = start;
      weights[b] = Arrays.copyOfRange(full[b], start, end);
    }
  }

  static MelPlan of(Stft stft, MelFilters filters, int sampleRateHz) {
    if (PLANS.size() >= MAX_PLANS) {
      PLANS.clear();
    }
    return PLANS.computeIfAbsent(new Key(stft, filters, sampleRateHz), MelPlan::new);
  }

  /** What each value of a frame is multiplied by. */
  double[] window() {
    return frames.window();
  }

  /** Weights for each frequency, a row of all bands. */
  double[] byFrequency() {
    double[] rows = new double[stft.bins() * weights.length];
    for (int b = 0; b < weights.length; b++) {
      for (int k = 0; k < weights[b].length; k++) {
        rows[(starts[b] + k) * weights.length + b] = weights[b][k];
      }
    }
    return rows;
  }

  /** Levels in decibels, band by band; none under the loudest by more than the given range. */
  float[] levels(float[] samples, double rangeDb) {
    int count = stft.frames(samples.length);
    float[] levels = new float[weights.length * count];
    float[] sums = new float[count];
    frames.forEach(
        samples,
        (first, block, power) -> {
          for (int b = 0; b < weights.length; b++) {
            Arrays.fill(sums, 0, block, 0);
            for (int k = 0; k < weights[b].length; k++) {
              add(sums, power[starts[b] + k], weights[b][k], block);
            }
            for (int s = 0, at = b * count + first; s < block; s++, at++) {
              levels[at] = Decibels.of(sums[s]);
            }
          }
        });
    float loudest = Float.NEGATIVE_INFINITY;
    for (float level : levels) {
      loudest = Math.max(loudest, level);
    }
    float least = (float) (loudest - rangeDb);
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Math.max(least, levels[i]);
    }
    return levels;
  }

  private static void add(float[] sums, float[] power, float weight, int count) {
    for (int s = 0; s < count; s++) {
      sums[s] += weight * power[s];
    }
  }
}
