package dev.dyad.text;

import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;

/**
 * How much of a text's meaning is left: a score from WordNet alone, to rank and to filter views,
 * not a probability. A word carries {@code -ln((n + 1/2) / N)} of information, n being its uses in
 * the texts that WordNet's authors tagged and N those of all words; names and words that WordNet
 * does not have as much as the rarest, numbers two thirds of that, stop words a twelfth.
 */
public final class Meaning {
  /** Uses of all words. */
  private static final double USES = 250_000;

  private static final double RAREST = -Math.log(0.5 / USES);

  private Meaning() {}

  /**
   * The share of the meaning of the raw text that a view of it has left: the product over its
   * changes.
   *
   * @throws IllegalArgumentException if the changes are not those of texts or do not fit the text
   */
  public static double left(Text raw, View<Text> view) {
    return left(raw, view.changes());
  }

  static double left(Text before, List<Change<Text>> changes) {
    double left = 1;
    Text text = before;
    for (Change<Text> change : changes) {
      Require.that(change instanceof TextChange, "no change of a text: %s", change);
      left *= ((TextChange) change).meaning(text);
      text = change.apply(text);
    }
    return left;
  }

  /** See {@link TextChange#meaning}. */
  static double leftBy(Text before, List<Edit> edits) {
    List<Token> tokens = before.tokens();
    Lexeme[] lexemes = before.prepared().lexemes();
    double all = 0;
    double lost = 0;
    int e = 0;
    for (int i = 0; i < lexemes.length; i++) {
      Token token = tokens.get(i);
      double information = information(token, lexemes[i]);
      all += information;
      while (e < edits.size() && edits.get(e).end() <= token.start()) {
        e++;
      }
      if (e < edits.size() && edits.get(e).start() < token.end()) {
        lost += information * (1 - edits.get(e).meaning());
      }
    }
    return all == 0 ? 1 : Math.max(0, 1 - lost / all);
  }

  private static double information(Token token, Lexeme lexeme) {
    return switch (token.kind()) {
      case CONTENT -> lexeme == null ? RAREST : -Math.log((lexeme.count() + 0.5) / USES);
      case NAME, LINK, NEGATION -> RAREST;
      case NUMBER -> RAREST * 2 / 3;
      case STOP_WORD -> RAREST / 12;
      case OTHER -> 0;
    };
  }
}
