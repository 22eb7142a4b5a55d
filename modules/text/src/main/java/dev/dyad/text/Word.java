package dev.dyad.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What people call a word: neighbouring tokens with no space between that belong together, such as
 * do and n't.
 *
 * @param start offset of the first UTF-16 unit in the text
 * @param end offset after the last
 * @param firstToken index of its first token in the text
 * @param endToken index after its last token
 * @param sentence index of its sentence
 * @param order index among all words of the text
 * @param opens whether it is the first of its sentence
 */
record Word(
    int start, int end, int firstToken, int endToken, int sentence, int order, boolean opens) {
  /** The words of a text in order; marks that only stand beside them are none. */
  static List<Word> of(List<List<Token>> sentences) {
    var words = new ArrayList<Word>();
    int t = 0;
    for (int s = 0; s < sentences.size(); s++) {
      Word last = null;
      boolean opens = true;
      for (Token token : sentences.get(s)) {
        if (!token.isWord()) {
          last = null;
        } else if (last != null && last.end == token.start()) {
          last =
              new Word(last.start, token.end(), last.firstToken, t + 1, s, last.order, last.opens);
          words.set(words.size() - 1, last);
        } else {
          last = new Word(token.start(), token.end(), t, t + 1, s, words.size(), opens);
          words.add(last);
          opens = false;
        }
        t++;
      }
    }
    return words;
  }

  /** Its characters. */
  String in(Text text) {
    return text.content().substring(start, end);
  }
}
