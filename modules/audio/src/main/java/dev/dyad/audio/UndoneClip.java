package dev.dyad.audio;

import dev.dyad.core.Change;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A spectrogram and what is still to be done for it.
 *
 * @param source samples and how they are analysed, or a spectrogram whose levels are there
 * @param steps what is done to the spectrogram then, in order
 * @param frames of the spectrogram at the end
 * @param mostFrames that it has on its way there
 */
record UndoneClip(Source source, List<SpectrogramStep> steps, int frames, int mostFrames) {
  UndoneClip {
    steps = List.copyOf(steps);
  }

  /**
   * What a spectrogram is made of.
   *
   * @param clip samples, or a spectrogram whose levels are there
   * @param logMel how samples are analysed; empty for a spectrogram
   */
  record Source(Clip clip, Optional<LogMel> logMel) {}

  /** All that was put off. */
  static UndoneClip of(Spectrogram last) {
    var steps = new ArrayList<List<SpectrogramStep>>();
    int most = last.frames();
    Spectrogram now = last;
    while (now.putOff().isPresent()) {
      Spectrogram.PutOff later = now.putOff().get();
      if (later.change() instanceof LogMel.Analysed analysis) {
        return of(new Source(later.before(), Optional.of(analysis.settings())), steps, last, most);
      }
      now = later.before().spectrogram("a view");
      steps.add(0, ((SpectrogramChange) later.change()).steps(now.bands(), now.frames()));
      most = Math.max(most, now.frames());
    }
    return of(new Source(now, Optional.empty()), steps, last, most);
  }

  private static UndoneClip of(
      Source source, List<List<SpectrogramStep>> steps, Spectrogram last, int most) {
    List<SpectrogramStep> all = steps.stream().flatMap(List::stream).toList();
    return new UndoneClip(source, all, last.frames(), most);
  }

  /** The last change of a view that no device can do, where that is why levels are there. */
  static Optional<String> madeByHost(View<Clip> view) {
    List<Change<Clip>> changes = view.changes();
    int undone = 0;
    Clip clip = view.value();
    while (clip instanceof Spectrogram spectrogram && spectrogram.putOff().isPresent()) {
      clip = spectrogram.putOff().get().before();
      undone++;
    }
    return clip instanceof Spectrogram && undone < changes.size()
        ? Optional.of(changes.get(changes.size() - undone - 1).getClass().getSimpleName())
        : Optional.empty();
  }
}
