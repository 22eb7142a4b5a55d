package dev.dyad.audio;

import dev.dyad.core.Require;
import java.util.List;
import java.util.stream.IntStream;

/** How many frames of each clip of a batch are kept, and the shape that the batch has by that. */
final class KeptFrames {
  private final int[] counts;
  private final int longest;

  /**
   * Counts them; no level is made for it.
   *
   * @throws IllegalArgumentException if they must be as many in each, and are not
   */
  KeptFrames(LogMelCollator collator, List<Spectrogram> spectrograms) {
    this.counts = spectrograms.stream().mapToInt(s -> count(s, collator.maxSeconds())).toArray();
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    this.longest = most;
    for (int count : counts) {
      Require.that(
          collator.lengths() || count == longest,
          "clips of one batch must have as many frames, but there are %d and %d. Set lengths to"
              + " true, or end the views with ResizeFrames",
          count,
          longest);
    }
  }

  private static int count(Spectrogram spectrogram, double maxSeconds) {
    double framesPerSecond = (double) spectrogram.sampleRateHz() / spectrogram.hopSamples();
    double most = Math.ceil(maxSeconds * framesPerSecond);
    return (int) Math.min(spectrogram.frames(), most);
  }

  /** The most of any clip, at least 1. */
  int longest() {
    return longest;
  }

  int count(int clip) {
    return counts[clip];
  }

  /** For each clip. */
  double[] counts() {
    return IntStream.of(counts).asDoubleStream().toArray();
  }
}
