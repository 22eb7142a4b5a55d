package dev.dyad.text;

import dev.dyad.core.Change;
import dev.dyad.core.Drawing.Diff;
import dev.dyad.core.Drawing.Diff.Mark;
import dev.dyad.core.Drawing.Diff.Part;
import dev.dyad.core.View;
import dev.dyad.wordnet.Sense;
import dev.dyad.wordnet.Thesaurus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was done to a text, laid over it. */
final class TextDiff {
  private List<Part> parts = new ArrayList<>();

  private TextDiff(Text raw) {
    parts.add(new Part(raw.content(), Mark.KEPT, ""));
  }

  /** The raw text with all changes of a view of it. */
  static Diff of(Text raw, View<Text> view) {
    var diff = new TextDiff(raw);
    for (Change<Text> change : view.changes()) {
      diff.lay(((TextChange) change).edits());
    }
    String caption =
        view.changes().isEmpty()
            ? "unchanged"
            : String.format(Locale.ROOT, "meaning left: %.2f", Meaning.left(raw, view));
    return new Diff(diff.parts, caption);
  }

  /**
   * Lays edits of the present text over the parts; what was added and goes again leaves no trace.
   */
  private void lay(List<Edit> edits) {
    var laid = new ArrayList<Part>();
    int place = 0;
    int e = 0;
    for (Part part : parts) {
      if (part.mark() == Mark.REMOVED) {
        laid.add(part);
        continue;
      }
      int end = place + part.text().length();
      int at = place;
      while (e < edits.size() && edits.get(e).start() < end) {
        Edit edit = edits.get(e);
        int from = Math.max(at, edit.start());
        int to = Math.min(end, edit.end());
        add(laid, part, at - place, from - place, part.mark());
        if (part.mark() == Mark.KEPT) {
          add(laid, part, from - place, to - place, Mark.REMOVED);
        }
        at = Math.max(at, to);
        if (edit.end() > end) {
          break;
        }
        added(laid, edit);
        e++;
      }
      add(laid, part, at - place, end - place, part.mark());
      place = end;
    }
    for (; e < edits.size(); e++) {
      added(laid, edits.get(e));
    }
    parts = laid;
  }

  private static void add(List<Part> laid, Part part, int from, int to, Mark mark) {
    if (to > from) {
      String note = mark == Mark.ADDED ? part.note() : "";
      laid.add(new Part(part.text().substring(from, to), mark, note));
    }
  }

  private static void added(List<Part> laid, Edit edit) {
    if (!edit.added().isEmpty()) {
      laid.add(new Part(edit.added(), Mark.ADDED, note(edit)));
    }
  }

  /** The sense with its definition, and the meaning left. */
  private static String note(Edit edit) {
    Optional<Sense> sense = Thesaurus.wordNet().sense(edit.note());
    return sense
        .map(
            s ->
                String.format(
                    Locale.ROOT,
                    "for %s in the sense %s, %s; meaning %.2f",
                    edit.removed().isEmpty() ? s.words().get(0) : edit.removed(),
                    s.name(),
                    s.definition(),
                    edit.meaning()))
        .orElse(edit.note());
  }
}
