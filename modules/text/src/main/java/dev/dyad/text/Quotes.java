package dev.dyad.text;

import java.util.BitSet;

/** The parts of a text that stand between double quotes; a quote that is never closed is none. */
final class Quotes {
  private static final int LONGEST = 2000;
  private final BitSet inside = new BitSet();

  Quotes(String text) {
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean opens = c == '\u201C' || c == '\u00AB';
      boolean closes = c == '\u201D' || c == '\u00BB';
      if (open >= 0 && (closes || c == '"') && i - open < LONGEST) {
        inside.set(open + 1, i);
        open = -1;
      } else if (opens || c == '"') {
        open = i;
      }
    }
  }

  /** Whether the character at an offset is quoted. */
  boolean contain(int offset) {
    return inside.get(offset);
  }
}
