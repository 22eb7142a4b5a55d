package dev.dyad.imagetext;

import dev.dyad.core.Change;
import dev.dyad.core.View;
import dev.dyad.text.Edit;
import dev.dyad.text.Text;
import dev.dyad.text.TextChange;
import java.util.List;

/** What became of the caption of a view, as a view of a text. */
final class Captions {
  private Captions() {}

  /** The caption that the view began with: the one that was drawn, or the first. */
  static Text before(CaptionedImage raw, View<CaptionedImage> view) {
    CaptionedImage value = raw;
    for (Change<CaptionedImage> change : view.changes()) {
      if (change instanceof OneCaption.CaptionTaken) {
        value = change.apply(value);
      }
    }
    return value.captions().get(0);
  }

  /** That caption with the changes that were made to it. */
  static View<Text> of(CaptionedImage raw, View<CaptionedImage> view) {
    View<Text> text = View.raw(before(raw, view), view.origin());
    for (Change<CaptionedImage> change : view.changes()) {
      if (change instanceof OnCaption.CaptionChanged changed) {
        text = text.then(changed.change());
      } else if (change instanceof WrongCaption.CaptionEmptied) {
        text = text.then(new Emptied(text.value().content()));
      }
    }
    return text;
  }

  /** All of a text taken away. */
  private record Emptied(String content) implements TextChange {
    @Override
    public List<Edit> edits() {
      return content.isEmpty() ? List.of() : List.of(new Edit(0, content, "", "", 0));
    }
  }
}
