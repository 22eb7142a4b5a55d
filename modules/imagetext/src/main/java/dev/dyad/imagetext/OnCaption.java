package dev.dyad.imagetext;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Sequence;
import dev.dyad.core.View;
import dev.dyad.text.Text;
import dev.dyad.text.WordDeletion;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Augmentations of texts, done to the caption: of several captions, to the first. Pictures without
 * a caption stay as they are.
 *
 * @param steps in order
 */
public record OnCaption(List<Augmentation<Text>> steps) implements Augmentation<CaptionedImage> {
  /** Copies the list. */
  public OnCaption {
    steps = List.copyOf(steps);
  }

  /** Leaves out a tenth of the words. */
  public OnCaption() {
    this(List.of(new WordDeletion()));
  }

  @Override
  public View<CaptionedImage> apply(View<CaptionedImage> in, SplittableGenerator random) {
    View<CaptionedImage> view = in;
    if (in.value().caption().isPresent()) {
      View<Text> caption = View.raw(in.value().caption().get(), in.origin());
      for (Change<Text> change : new Sequence<>(steps).apply(caption, random).changes()) {
        view = view.then(new CaptionChanged(change));
      }
    }
    return view;
  }

  /**
   * A change of the first caption.
   *
   * @param change of the caption alone
   */
  public record CaptionChanged(Change<Text> change) implements Change<CaptionedImage> {
    @Override
    public CaptionedImage apply(CaptionedImage value) {
      return value.caption().map(text -> value.withCaption(change.apply(text))).orElse(value);
    }
  }
}
