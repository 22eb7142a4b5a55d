package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Preset;
import dev.dyad.core.Sequence;
import java.util.List;

/**
 * Two views that are the text as it is: what makes them differ is the dropout of the encoder, which
 * must be above zero.
 *
 * @see <a href="https://arxiv.org/abs/2104.08821">Gao et al. 2021, SimCSE, section 3</a>
 */
public record SimCSE() implements Preset<Text> {
  @Override
  public List<Augmentation<Text>> pipelines() {
    Augmentation<Text> nothing = new Sequence<>(List.of());
    return List.of(nothing, nothing);
  }
}
