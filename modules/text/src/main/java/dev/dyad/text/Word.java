package dev.dyad.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What people call a word: neighbouring tokens with no space between that belong together, such as
 * do and n't.
 *
 * @param start offset of the first UTF-16 unit in the text
 * @param end offset after the last
 * @param sentence index of its sentence
 */
record Word(int start, int end, int sentence) {
  /** The words of a text in order; marks that only stand beside them are none. */
  static List<Word> of(Text text) {
    var words = new ArrayList<Word>();
    List<List<Token>> sentences = text.sentences();
    for (int s = 0; s < sentences.size(); s++) {
      Word last = null;
      for (Token token : sentences.get(s)) {
        if (!token.isWord()) {
          last = null;
        } else if (last != null && last.end == token.start()) {
          last = new Word(last.start, token.end(), s);
          words.set(words.size() - 1, last);
        } else {
          last = new Word(token.start(), token.end(), s);
          words.add(last);
        }
      }
    }
    return words;
  }

  /** Its characters. */
  String in(Text text) {
    return text.content().substring(start, end);
  }
}
