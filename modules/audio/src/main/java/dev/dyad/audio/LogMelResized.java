package dev.dyad.audio;

import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What is used where no encoder is trained: the log-mel spectrogram, stretched or squeezed to a
 * fixed number of frames, as one vector (N, bands * frames). A control.
 *
 * @param trim how waveforms are trimmed before, if they are
 * @param logMel how the spectrogram of a waveform is made; spectrograms keep the bands they have
 * @param centering what is taken away from each clip's levels
 * @param frames to which each is brought, by linear interpolation
 */
public record LogMelResized(
    Optional<TrimSilence.Trimmed> trim, LogMel logMel, Centering centering, int frames)
    implements Collator<Clip> {
  /** The whole clip as it is: 32 bands, 20 frames. */
  public LogMelResized() {
    this(new LogMel(32), 20);
  }

  /** The whole clip as it is. */
  public LogMelResized(LogMel logMel, int frames) {
    this(Optional.empty(), logMel, Centering.NONE, frames);
  }

  /**
   * Checks the number of frames.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public LogMelResized {
    Require.positive("frames", frames);
  }

  /**
   * Words by themselves as {@link SpokenWords} gives them to an encoder: trimmed, without their
   * loudness, at one length.
   */
  static LogMelResized trimmed() {
    var words = new SpokenWords();
    return new LogMelResized(
        Optional.of(words.evaluationTrim()), words.logMel(), Centering.CLIP, words.frames());
  }

  @Override
  public List<Tensor> collate(List<Clip> clips) {
    List<Clip> trimmed =
        clips.stream()
            .map(
                clip ->
                    clip instanceof Waveform && trim.isPresent() ? trim.get().apply(clip) : clip)
            .toList();
    List<Spectrogram> spectrograms = Spectrogram.alike(logMel, trimmed);
    var tensor = new Tensor.Floats(clips.size(), (long) spectrograms.get(0).bands() * frames);
    FloatBuffer out = tensor.data();
    var resize = new ResizeFrames(frames);
    for (Spectrogram spectrogram : spectrograms) {
      out.put(centering.centered(resize.of(spectrogram)));
    }
    return List.of(tensor);
  }
}
