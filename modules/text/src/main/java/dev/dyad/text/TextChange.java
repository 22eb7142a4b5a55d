package dev.dyad.text;

import dev.dyad.core.Change;
import java.util.List;

/** A change of a text that can say where it changes what, and how much of the meaning it leaves. */
public interface TextChange extends Change<Text> {
  /** What is changed, in order of place; no two overlap. */
  List<Edit> edits();

  @Override
  default Text apply(Text text) {
    return Edit.apply(text, edits());
  }

  /**
   * How much of a text's meaning this change leaves, in 0..1: {@code 1 - Σ w(i) (1 - m(i))} over
   * its edits, m being the meaning left at the edit and w the share of the text's information in
   * the words it takes away.
   *
   * @see Meaning
   */
  default double meaning(Text before) {
    return Meaning.leftBy(before, edits());
  }
}
