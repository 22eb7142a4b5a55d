package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Preset;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * Two views of texts that come with other wordings, such as pairs of sentences, or definitions with
 * words and examples: the text itself, and one of its wordings.
 */
public record Wordings() implements Preset<Text> {
  @Override
  public List<Augmentation<Text>> pipelines() {
    return List.of(new Sequence<>(List.of()), new OtherWording());
  }
}
