package dev.dyad.audio;

import java.util.function.DoubleUnaryOperator;

/** Stretches the axes of spectrograms. */
final class Bilinear {
  private Bilinear() {}

  /**
   * A spectrogram whose level at (band, frame) is the given one's at (bandOf(band),
   * frameOf(frame)), interpolated linearly between its neighbours; beyond the edges, the edge's.
   *
   * @param frames of the result
   */
  static Spectrogram map(
      Spectrogram in, int frames, DoubleUnaryOperator bandOf, DoubleUnaryOperator frameOf) {
    int bands = in.bands();
    float[] levels = new float[bands * frames];
    var across = new Places(frames, in.frames(), frameOf);
    var down = new Places(bands, bands, bandOf);
    float[] from = in.data();
    for (int b = 0; b < bands && in.frames() > 0; b++) {
      int upper = down.before[b] * in.frames();
      int lower = down.after[b] * in.frames();
      float share = down.share[b];
      for (int t = 0; t < frames; t++) {
        int left = across.before[t];
        int right = across.after[t];
        float above =
            from[upper + left] + across.share[t] * (from[upper + right] - from[upper + left]);
        float below =
            from[lower + left] + across.share[t] * (from[lower + right] - from[lower + left]);
        levels[b * frames + t] = above + share * (below - above);
      }
    }
    return Spectrogram.wrap(bands, in.hopSamples(), in.sampleRateHz(), levels);
  }

  /** The frames of a map as a device moves them. */
  static SpectrogramStep across(int before, int frames, DoubleUnaryOperator frameOf) {
    double[] row = new double[frames + 1];
    row[0] = before;
    for (int t = 0; t < frames; t++) {
      row[t + 1] = clamped(frameOf.applyAsDouble(t), before);
    }
    return new SpectrogramStep(SpectrogramFunction.ACROSS, row);
  }

  /** The bands of a map as a device moves them. */
  static SpectrogramStep down(int bands, DoubleUnaryOperator bandOf) {
    double[] row = new double[bands];
    for (int b = 0; b < bands; b++) {
      row[b] = clamped(bandOf.applyAsDouble(b), bands);
    }
    return new SpectrogramStep(SpectrogramFunction.DOWN, row);
  }

  private static double clamped(double place, int size) {
    return Math.max(0, Math.min(size - 1.0, place));
  }

  /** For each place of the result its neighbours and the second one's share. */
  private static final class Places {
    final int[] before;
    final int[] after;
    final float[] share;

    Places(int count, int size, DoubleUnaryOperator placeOf) {
      before = new int[count];
      after = new int[count];
      share = new float[count];
      for (int i = 0; i < count; i++) {
        double place = clamped(placeOf.applyAsDouble(i), size);
        before[i] = (int) place;
        after[i] = Math.max(0, Math.min(size - 1, before[i] + 1));
        share[i] = (float) (place - before[i]);
      }
    }
  }
}
