package dev.dyad.text;

import dev.dyad.core.Require;
import java.util.List;

/**
 * One place where a text is changed.
 *
 * @param start offset of the first UTF-16 unit that is replaced
 * @param removed the characters replaced; empty to only insert
 * @param added what comes in their place; empty to only remove
 * @param note why: the sense of a word such as car.n.01, or what was done to it; may be empty
 * @param meaning how much of the meaning of what is removed is left, in 0..1
 */
public record Edit(int start, String removed, String added, String note, double meaning) {
  /**
   * Checks place and meaning.
   *
   * @throws IllegalArgumentException if start is negative, or meaning not in 0..1
   */
  public Edit {
    Require.that(start >= 0, "start must be 0 or more, but was %d", start);
    Require.within("meaning", meaning, 0, 1);
  }

  /** Words left out. */
  static Edit removal(int start, String removed) {
    return new Edit(start, removed, "", "", 0);
  }

  /** The same words in another form. */
  static Edit form(int start, String removed, String added, String note) {
    return new Edit(start, removed, added, note, 1);
  }

  /** Offset after the last unit replaced. */
  public int end() {
    return start + removed.length();
  }

  /**
   * The text with all edits made at once; its other wordings stay.
   *
   * @param edits in order of their places, none overlapping the next
   * @throws IllegalArgumentException if they overlap, or the text has other characters at a place
   */
  static Text apply(Text text, List<Edit> edits) {
    String content = text.content();
    var out = new StringBuilder(content.length() + 16);
    int at = 0;
    for (Edit edit : edits) {
      Require.that(
          edit.start >= at && content.startsWith(edit.removed, edit.start),
          "edit of '%s' at offset %d does not fit this text. Apply changes in their order, to the"
              + " text they were drawn for",
          edit.removed,
          edit.start);
      out.append(content, at, edit.start).append(edit.added);
      at = edit.end();
    }
    return Text.of(out.append(content, at, content.length()).toString())
        .withWordings(text.wordings());
  }
}
