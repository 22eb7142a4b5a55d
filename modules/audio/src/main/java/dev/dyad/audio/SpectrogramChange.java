package dev.dyad.audio;

import dev.dyad.core.Change;
import java.util.List;

/** A change of spectrograms that a device can do as well: as steps that it does to many at once. */
interface SpectrogramChange extends Change<Clip> {
  /** The same in steps, to a spectrogram of that size; none where it stays as it is. */
  List<SpectrogramStep> steps(int bands, int frames);

  /** Number of frames that it makes of so many. */
  default int framesAfter(int frames) {
    return frames;
  }

  /** Made when somebody looks at its levels. */
  @Override
  default Clip deferred(Clip clip) {
    return clip instanceof Spectrogram spectrogram
        ? spectrogram.later(this, framesAfter(spectrogram.frames()))
        : apply(clip);
  }
}
