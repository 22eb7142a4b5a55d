package dev.dyad.audio;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.DeviceCollator;
import dev.dyad.core.DrawnBatch;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import dev.dyad.core.View;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Log-mel spectrograms of any lengths as input of an encoder: the levels (N, 1, bands, frames),
 * normalised as {@code (level - mean) / deviation}, zeros after the end of the shorter ones, and
 * the number of frames of each (N). Waveforms are made spectrograms first. Encoders of pictures,
 * such as SimpleCnn, take spectrograms of one size ({@link ResizeFrames}) without lengths.
 *
 * <p>BYOL-A normalises by statistics that run along with the training; a view would then depend on
 * the views before it. Here they are taken once, from the training data as they are.
 *
 * @param logMel how waveforms are made spectrograms
 * @param centering what is taken away from each clip's levels before
 * @param maxSeconds longer clips are cut there
 * @param lengths whether the numbers of frames are an input too; where not, clips of one batch must
 *     have as many
 * @param mean of the levels of the training data, in decibels; learnt from them where absent
 * @param deviation of the same
 */
public record LogMelCollator(
    LogMel logMel,
    Centering centering,
    double maxSeconds,
    boolean lengths,
    OptionalDouble mean,
    OptionalDouble deviation)
    implements DeviceCollator<Clip> {
  /** 64 bands, not centred, at most 10 s. */
  public LogMelCollator() {
    this(new LogMel(), Centering.NONE, 10);
  }

  /** With mean and deviation yet to be learnt. */
  public LogMelCollator(LogMel logMel, Centering centering, double maxSeconds) {
    this(logMel, centering, maxSeconds, true, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if maxSeconds or deviation is not positive
   */
  public LogMelCollator {
    Require.positive("maxSeconds", maxSeconds);
    deviation.ifPresent(d -> Require.positive("deviation", d));
  }

  @Override
  public int extent(Clip clip) {
    double milliseconds = 1000 * Math.min(maxSeconds, clip.seconds());
    return lengths ? (int) milliseconds : 0;
  }

  @Override
  public List<Tensor> collate(List<Clip> clips) {
    List<Spectrogram> spectrograms = Spectrogram.alike(logMel, clips);
    int bands = spectrograms.get(0).bands();
    var kept = new KeptFrames(this, spectrograms);
    int longest = kept.longest();
    var levels = new Tensor.Floats(clips.size(), 1, bands, longest);
    var frames = new Tensor.Longs(clips.size());
    for (int i = 0; i < clips.size(); i++) {
      frames.data().put(i, kept.count(i));
      FloatBuffer out = levels.data().position(i * bands * longest).slice();
      put(spectrograms.get(i), kept.count(i), out, longest);
    }
    return lengths ? List.of(levels, frames) : List.of(levels);
  }

  /** Itself: spectrograms that changes make are put off anyway. */
  @Override
  public Clip deferring(Clip raw) {
    return raw;
  }

  @Override
  public DrawnBatch drawn(List<Clip> raw, List<List<View<Clip>>> views) {
    return SpectrogramPlan.of(this, views);
  }

  private void put(Spectrogram spectrogram, int kept, FloatBuffer out, int rowLength) {
    float[] row = centering.centered(spectrogram);
    float shift = (float) mean.orElse(0);
    float scale = (float) (1 / deviation.orElse(1));
    for (int i = 0; i < row.length; i++) {
      row[i] = (row[i] - shift) * scale;
    }
    for (int b = 0; b < spectrogram.bands(); b++) {
      out.put(b * rowLength, row, b * spectrogram.frames(), kept);
    }
  }

  /** Takes mean and deviation from at most 1000 training clips, evenly spaced. */
  @Override
  public Collator<Clip> fitted(Dataset<Clip> train, Path folder) {
    if (mean.isPresent() && deviation.isPresent()) {
      return this;
    }
    var moments = new double[3];
    TrainingClips.forEach(
        train,
        clip -> {
          for (float level : centering.centered(logMel.of(clip))) {
            moments[0]++;
            moments[1] += level;
            moments[2] += (double) level * level;
          }
        });
    double average = moments[1] / Math.max(1, moments[0]);
    double variance = moments[2] / Math.max(1, moments[0]) - average * average;
    return new LogMelCollator(
        logMel,
        centering,
        maxSeconds,
        lengths,
        OptionalDouble.of(mean.orElse(average)),
        OptionalDouble.of(deviation.orElse(variance > 1e-6 ? Math.sqrt(variance) : 1)));
  }
}
