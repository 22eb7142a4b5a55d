package dev.dyad.audio;

/** What is taken away from a spectrogram's levels, clip by clip. */
public enum Centering {
  /** Nothing: levels stay as loud as they are. */
  NONE,
  /** The mean of all levels: how loud the clip is. */
  CLIP,
  /**
   * The mean of each band over time: how loud the clip is, and the colour that voice, room and
   * microphone give it.
   */
  BANDS;

  /** The levels, band by band, less what is taken away. */
  float[] centered(Spectrogram spectrogram) {
    float[] levels = spectrogram.levels();
    int part = this == BANDS ? spectrogram.frames() : levels.length;
    for (int start = 0; this != NONE && start < levels.length; start += part) {
      double sum = 0;
      for (int i = start; i < start + part; i++) {
        sum += levels[i];
      }
      float mean = (float) (sum / part);
      for (int i = start; i < start + part; i++) {
        levels[i] -= mean;
      }
    }
    return levels;
  }
}
