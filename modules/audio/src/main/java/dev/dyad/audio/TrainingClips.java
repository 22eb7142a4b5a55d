package dev.dyad.audio;

import dev.dyad.core.Dataset;
import dev.dyad.core.UnreadableSampleException;
import java.util.function.Consumer;

/** Training data as statistics are taken from them. */
final class TrainingClips {
  private static final int MOST = 1000;

  private TrainingClips() {}

  /** At most 1000 readable clips, evenly spaced; the unreadable are counted by those who train. */
  static void forEach(Dataset<Clip> train, Consumer<Clip> action) {
    int count = Math.min(MOST, train.size());
    for (int i = 0; i < count; i++) {
      Clip clip;
      try {
        clip = train.get((int) ((long) i * train.size() / count)).value();
      } catch (UnreadableSampleException e) {
        continue; // training meets it too, and lists it
      }
      action.accept(clip);
    }
  }
}
