package dev.dyad.text;

import dev.dyad.core.HardNegative;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Says the contrary in one of the sentences: takes a not out, or puts one in after the first verb
 * that can have one (is not, will not, does not go). A hard negative, never a positive; a text of
 * which no sentence has such a verb is left as it is, with no change recorded.
 */
public record NegationFlip() implements HardNegative<Text> {
  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    List<List<Edit>> ways = Negations.of(in.value());
    return ways.isEmpty() ? in : in.then(new Flipped(ways.get(random.nextInt(ways.size()))));
  }

  /**
   * A sentence that says the contrary.
   *
   * @param edits of its verb
   */
  public record Flipped(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Flipped {
      edits = List.copyOf(edits);
    }

    /** Without other wordings: they mean what the text meant before. */
    @Override
    public Text apply(Text text) {
      return TextChange.super.apply(text).withWordings(List.of());
    }

    /** Nothing: the text says the contrary now. */
    @Override
    public double meaning(Text before) {
      return 0;
    }
  }
}
