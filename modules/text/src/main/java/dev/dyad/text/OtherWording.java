package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
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
    return wordings.isEmpty() ? in : in.then(new Taken(random.nextInt(wordings.size())));
  }

  /**
   * The wording of that number.
   *
   * @param number from 0
   */
  public record Taken(int number) implements Change<Text> {
    /**
     * The wording.
     *
     * @throws IllegalArgumentException if the text has none of that number
     */
    @Override
    public Text apply(Text text) {
      dev.dyad.core.Require.that(
          number >= 0 && number < text.wordings().size(),
          "number must be below the %d other wordings of '%s', but was %d",
          text.wordings().size(),
          text.content(),
          number);
      return text.wordings().get(number);
    }
  }
}
