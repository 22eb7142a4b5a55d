package dev.dyad.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What augmentations need to know of a text, found once. */
final class Prepared {
  private final List<List<Token>> sentences;
  private final List<Token> tokens;
  private final List<Word> words;

  /** By token; null where WordNet has nothing. */
  private final Lexeme[] lexemes;

  Prepared(List<List<Token>> sentences) {
    this.sentences = sentences;
    tokens = sentences.stream().flatMap(List::stream).toList();
    words = List.copyOf(Word.of(sentences));
    lexemes = new Lexeme[tokens.size()];
    String last = "";
    for (int i = 0; i < lexemes.length; i++) {
      lexemes[i] = Lexeme.of(tokens.get(i), last).orElse(null);
      last = tokens.get(i).form().toLowerCase(Locale.ROOT);
    }
  }

  List<List<Token>> sentences() {
    return sentences;
  }

  List<Token> tokens() {
    return tokens;
  }

  List<Word> words() {
    return words;
  }

  Lexeme[] lexemes() {
    return lexemes;
  }

  /** The words that none of whose tokens is protected. */
  List<Word> words(Protection protect) {
    var free = new ArrayList<Word>();
    for (Word word : words) {
      boolean isFree = true;
      for (int i = word.firstToken(); i < word.endToken(); i++) {
        isFree &= protect.allows(tokens.get(i));
      }
      if (isFree) {
        free.add(word);
      }
    }
    return free;
  }
}
