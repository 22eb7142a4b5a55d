package dev.dyad.audio;

import dev.dyad.core.Collator;
import dev.dyad.core.Tensor;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * What is used where no encoder is trained: mean and standard deviation over time of each band of
 * the log-mel spectrogram, (N, 2 * bands). A control.
 *
 * @param logMel how the spectrogram of a waveform is made; spectrograms keep the bands they have
 */
public record LogMelStatistics(LogMel logMel) implements Collator<Clip> {
  /** 64 bands. */
  public LogMelStatistics() {
    this(new LogMel());
  }

  @Override
  public List<Tensor> collate(List<Clip> clips) {
    List<Spectrogram> spectrograms = Spectrogram.alike(logMel, clips);
    var tensor = new Tensor.Floats(clips.size(), 2L * spectrograms.get(0).bands());
    FloatBuffer out = tensor.data();
    for (Spectrogram levels : spectrograms) {
      float[] means = new float[levels.bands()];
      float[] deviations = new float[levels.bands()];
      for (int b = 0; b < levels.bands(); b++) {
        double sum = 0;
        double squares = 0;
        for (int t = 0; t < levels.frames(); t++) {
          sum += levels.at(b, t);
          squares += (double) levels.at(b, t) * levels.at(b, t);
        }
        double mean = sum / Math.max(1, levels.frames());
        means[b] = (float) mean;
        deviations[b] =
            (float) Math.sqrt(Math.max(0, squares / Math.max(1, levels.frames()) - mean * mean));
      }
      out.put(means).put(deviations);
    }
    return List.of(tensor);
  }
}
