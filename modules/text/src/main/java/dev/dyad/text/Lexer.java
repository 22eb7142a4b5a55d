package dev.dyad.text;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts texts into tokens as the Penn Treebank does, and tokens into sentences, with Stanford
 * CoreNLP.
 *
 * <p>CoreNLP is given no more than {@value #PIECE} characters at once, cut at white space, and
 * never a run of more than {@value #LONGEST} characters without any, which is one token: its
 * automaton may look ahead as far as the text goes, again at each token.
 */
final class Lexer {
  static final int PIECE = 4000;
  static final int LONGEST = 500;
  private static final String OPTIONS =
      "ptb3Escaping=false,untokenizable=noneKeep,splitHyphenated=false";

  private Lexer() {}

  /** The tokens of each sentence, as CoreNLP has them, with offsets into the text. */
  static List<List<CoreLabel>> sentences(String text) {
    var labels = new ArrayList<CoreLabel>();
    int at = 0;
    while (at < text.length()) {
      int end = pieceEnd(text, at);
      if (end - at > LONGEST && noSpaceIn(text, at, end)) {
        labels.add(label(text, at, end));
      } else {
        cut(text, at, end, labels);
      }
      at = end;
    }
    return new WordToSentenceProcessor<CoreLabel>().process(labels);
  }

  private static CoreLabel label(String text, int start, int end) {
    var label = new CoreLabel();
    label.setWord(text.substring(start, end));
    label.setBeginPosition(start);
    label.setEndPosition(end);
    return label;
  }

  private static void cut(String text, int start, int end, List<CoreLabel> labels) {
    var tokens =
        new PTBTokenizer<>(
            new StringReader(text.substring(start, end)), new CoreLabelTokenFactory(true), OPTIONS);
    while (tokens.hasNext()) {
      CoreLabel label = tokens.next();
      label.setBeginPosition(start + label.beginPosition());
      label.setEndPosition(start + label.endPosition());
      labels.add(label);
    }
  }

  /** Where the piece that begins at a place ends: a long run by itself, or many short ones. */
  private static int pieceEnd(String text, int start) {
    int end = runEnd(text, start);
    if (end - start > LONGEST) {
      return end;
    }
    while (end < text.length()) {
      int next = runEnd(text, end);
      if (next - end > LONGEST || next - start > PIECE) {
        return end;
      }
      end = next;
    }
    return end;
  }

  /** The end of the white space or of the run without any that begins at a place. */
  private static int runEnd(String text, int start) {
    boolean space = Character.isWhitespace(text.charAt(start));
    int end = start + 1;
    while (end < text.length()
        && Character.isWhitespace(text.charAt(end)) == space
        && (!space || end - start < LONGEST)) {
      end++;
    }
    return end;
  }

  private static boolean noSpaceIn(String text, int start, int end) {
    return !Character.isWhitespace(text.charAt(start)) && runEnd(text, start) >= end;
  }
}
