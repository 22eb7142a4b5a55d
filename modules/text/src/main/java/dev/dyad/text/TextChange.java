package dev.dyad.text;

import dev.dyad.core.Change;
import java.util.List;

/** A change of a text that can say where it changes what. */
public interface TextChange extends Change<Text> {
  /** What is changed, in order of place; no two overlap. */
  List<Edit> edits();

  @Override
  default Text apply(Text text) {
    return Edit.apply(text, edits());
  }
}
