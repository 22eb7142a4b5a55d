package dev.dyad.srctest.melody;

import dev.dyad.core.Require;
import java.util.List;

/**
 * A tune: the value type of a modality that no module of Dyad has heard of.
 *
 * @param pitches MIDI note numbers in the order they are played, 0..127
 */
public record Melody(List<Integer> pitches) {
  public Melody {
    pitches = List.copyOf(pitches);
    pitches.forEach(pitch -> Require.within("pitch", pitch, 0, 127));
  }
}
