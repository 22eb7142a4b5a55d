package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Takes one of the text's other wordings in its place: the example for the definition, the second
 * sentence for the first of a pair. Texts without other wordings stay as they are. As the pipeline
 * of the second view, with the first view left alone, it makes natural positives.
 */
public record OtherWording() implements Augmentation<Text> {
  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    List<Text> wordings = in.value().wordings();
    if (wordings.isEmpty()) {
      return in;
    }
    int number = random.nextInt(wordings.size());
    String other = wordings.get(number).content();
    return in.then(
        new Taken(number, List.of(Edit.form(0, in.value().content(), other, "other wording"))));
  }

  /**
   * The wording of that number.
   *
   * @param number from 0
   * @param edits one of the whole text, to be shown
   */
  public record Taken(int number, List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Taken {
      edits = List.copyOf(edits);
    }

    /**
     * The wording.
     *
     * @throws IllegalArgumentException if the text has none of that number
     */
    @Override
    public Text apply(Text text) {
      Require.that(
          number >= 0 && number < text.wordings().size(),
          "number must be below the %d other wordings of '%s', but was %d",
          text.wordings().size(),
          text.content(),
          number);
      return text.wordings().get(number);
    }
  }
}
