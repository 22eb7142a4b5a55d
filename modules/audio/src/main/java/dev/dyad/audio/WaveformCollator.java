package dev.dyad.audio;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Waveforms of any lengths as input of an encoder: the samples (N, 1, samples), zeros after the end
 * of the shorter ones, and the number of samples of each (N).
 *
 * @param maxSeconds longer clips are cut there
 */
public record WaveformCollator(double maxSeconds) implements Collator<Clip> {
  /** At most 10 s. */
  public WaveformCollator() {
    this(10);
  }

  /**
   * Checks the time.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public WaveformCollator {
    Require.positive("maxSeconds", maxSeconds);
  }

  @Override
  public int extent(Clip clip) {
    return kept(clip.waveform("WaveformCollator"));
  }

  @Override
  public List<Tensor> collate(List<Clip> clips) {
    Require.that(!clips.isEmpty(), "a batch must have at least one clip");
    List<Waveform> waveforms = clips.stream().map(c -> c.waveform("WaveformCollator")).toList();
    int longest = waveforms.stream().mapToInt(this::kept).max().orElse(0);
    var samples = new Tensor.Floats(clips.size(), 1, Math.max(1, longest));
    var lengths = new Tensor.Longs(clips.size());
    FloatBuffer out = samples.data();
    for (int i = 0; i < clips.size(); i++) {
      int kept = kept(waveforms.get(i));
      lengths.data().put(i, Math.max(1, kept));
      out.put(i * Math.max(1, longest), waveforms.get(i).data(), 0, kept);
    }
    return List.of(samples, lengths);
  }

  private int kept(Waveform waveform) {
    return (int) Math.min(waveform.length(), Math.ceil(maxSeconds * waveform.sampleRateHz()));
  }
}
