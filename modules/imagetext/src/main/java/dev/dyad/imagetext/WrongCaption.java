package dev.dyad.imagetext;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.HardNegative;
import dev.dyad.core.Require;
import dev.dyad.core.Sequence;
import dev.dyad.core.View;
import dev.dyad.text.AntonymSwap;
import dev.dyad.text.Text;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Makes the first caption say what is not on the picture, though it looks much the same: a hard
 * negative. Where the steps find nothing to change, the caption is emptied: methods leave empty
 * captions out, and a caption that was left as it is would be no negative at all.
 *
 * @param steps in order, hard negatives of texts among them
 * @see <a href="https://arxiv.org/abs/2210.01936">Yuksekgonul et al. 2023</a>
 */
public record WrongCaption(List<Augmentation<Text>> steps) implements HardNegative<CaptionedImage> {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if no step breaks the meaning
   */
  public WrongCaption {
    steps = List.copyOf(steps);
    Require.that(
        !HardNegative.in(new Sequence<>(steps)).isEmpty(),
        "steps must break the meaning, but were %s. Name AntonymSwap or NegationFlip",
        steps);
  }

  /** One word becomes its opposite. */
  public WrongCaption() {
    this(List.of(new AntonymSwap()));
  }

  @Override
  public View<CaptionedImage> apply(View<CaptionedImage> in, SplittableGenerator random) {
    View<CaptionedImage> view = new OnCaption(steps).apply(in, random);
    boolean isChanged = !view.value().caption().equals(in.value().caption());
    return isChanged || in.value().caption().isEmpty() ? view : view.then(new CaptionEmptied());
  }

  /** Leaves no word of the first caption. */
  public record CaptionEmptied() implements Change<CaptionedImage> {
    @Override
    public CaptionedImage apply(CaptionedImage value) {
      return value.captions().isEmpty() ? value : value.withCaption(Text.of(""));
    }
  }
}
