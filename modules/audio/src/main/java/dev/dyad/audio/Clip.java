package dev.dyad.audio;

/**
 * A piece of sound: its samples, or the spectrogram made of them. Immutable; equal where the
 * content is.
 *
 * <p>Every augmentation works on one of the two forms and refuses the other, so that a pipeline
 * reads in one order: waveform augmentations, the step that makes the spectrogram, spectrogram
 * augmentations.
 */
public sealed interface Clip permits Waveform, Spectrogram {
  /** Samples a second of the sound that was recorded. */
  int sampleRateHz();

  /** Length in seconds. */
  double seconds();

  /**
   * This clip as samples.
   *
   * @param step name of what needs them, for the error message
   * @throws IllegalArgumentException if it is a spectrogram
   */
  default Waveform waveform(String step) {
    if (this instanceof Waveform waveform) {
      return waveform;
    }
    throw new IllegalArgumentException(
        "%s works on samples, but was given a spectrogram. Put it before LogMel".formatted(step));
  }

  /**
   * This clip as a spectrogram.
   *
   * @param step name of what needs it, for the error message
   * @throws IllegalArgumentException if it is still samples
   */
  default Spectrogram spectrogram(String step) {
    if (this instanceof Spectrogram spectrogram) {
      return spectrogram;
    }
    throw new IllegalArgumentException(
        "%s works on a spectrogram, but was given samples. Put it after LogMel".formatted(step));
  }
}
