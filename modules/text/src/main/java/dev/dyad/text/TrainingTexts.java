package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.UnreadableSampleException;
import java.util.function.Consumer;

/** The texts that something is learnt from. */
final class TrainingTexts {
  private TrainingTexts() {}

  /** Hands over all that can be read; the others are counted where the data is trained on. */
  static void each(Dataset<Text> data, Consumer<Text> visitor) {
    for (int i = 0; i < data.size(); i++) {
      Text text;
      try {
        text = data.get(i).value();
      } catch (UnreadableSampleException e) {
        continue;
      }
      visitor.accept(text);
    }
  }
}
