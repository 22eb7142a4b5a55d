package dev.dyad.audio;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * What is used where no encoder is trained: the log-mel spectrogram, stretched or squeezed to a
 * fixed number of frames, as one vector (N, bands * frames). A control.
 *
 * @param logMel how the spectrogram of a waveform is made; spectrograms keep the bands they have
 * @param frames to which each is brought, by linear interpolation
 */
public record LogMelResized(LogMel logMel, int frames) implements Collator<Clip> {
  /** 32 bands, 20 frames. */
  public LogMelResized() {
    this(new LogMel(32), 20);
  }

  /**
   * Checks the number of frames.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public LogMelResized {
    Require.positive("frames", frames);
  }

  @Override
  public List<Tensor> collate(List<Clip> clips) {
    List<Spectrogram> spectrograms = Spectrogram.alike(logMel, clips);
    var tensor = new Tensor.Floats(clips.size(), (long) spectrograms.get(0).bands() * frames);
    FloatBuffer out = tensor.data();
    var resize = new ResizeFrames(frames);
    for (Spectrogram spectrogram : spectrograms) {
      out.put(resize.of(spectrogram).data());
    }
    return List.of(tensor);
  }
}
