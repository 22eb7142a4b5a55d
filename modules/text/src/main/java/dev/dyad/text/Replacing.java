package dev.dyad.text;

import dev.dyad.text.Lexeme.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Draws words and what comes in their place.
 *
 * @param share of the words of a text that are replaced, at least one where one can be
 * @param protect what is left alone
 * @param replacements what may stand for a word
 * @param allowed of those
 */
record Replacing(
    double share,
    Protection protect,
    Function<Lexeme, List<Replacement>> replacements,
    Predicate<Replacement> allowed) {

  /** The words that can be replaced, as indices of tokens. */
  private int[] places(Prepared prepared) {
    Lexeme[] lexemes = prepared.lexemes();
    int[] places = new int[lexemes.length];
    int n = 0;
    for (int i = 0; i < lexemes.length; i++) {
      if (lexemes[i] != null && protect.allows(prepared.tokens().get(i)) && can(lexemes[i])) {
        places[n++] = i;
      }
    }
    return java.util.Arrays.copyOf(places, n);
  }

  private boolean can(Lexeme lexeme) {
    for (Replacement replacement : replacements.apply(lexeme)) {
      if (allowed.test(replacement)) {
        return true;
      }
    }
    return false;
  }

  /** Some of the tokens that can be replaced, in order of place. */
  int[] draw(Prepared prepared, RandomGenerator random) {
    int[] places = places(prepared);
    int wanted =
        share == 0
            ? 0
            : Math.min(
                places.length, Math.max(1, (int) Math.round(share * prepared.words().size())));
    for (int i = 0; i < wanted; i++) {
      int j = i + random.nextInt(places.length - i);
      int drawn = places[j];
      places[j] = places[i];
      places[i] = drawn;
    }
    int[] drawn = java.util.Arrays.copyOf(places, wanted);
    java.util.Arrays.sort(drawn);
    return drawn;
  }

  /** One of the replacements of a word that can be replaced. */
  Replacement draw(Lexeme lexeme, RandomGenerator random) {
    List<Replacement> all = replacements.apply(lexeme);
    int n = 0;
    for (Replacement replacement : all) {
      n += allowed.test(replacement) ? 1 : 0;
    }
    int wanted = random.nextInt(n);
    for (Replacement replacement : all) {
      if (allowed.test(replacement) && wanted-- == 0) {
        return replacement;
      }
    }
    throw new IllegalStateException("no replacement where there was one");
  }

  /** Edits that replace some words, in their case, and fit the articles before them. */
  List<Edit> edits(Text text, RandomGenerator random) {
    Prepared prepared = text.prepared();
    int[] drawn = draw(prepared, random);
    var edits = new ArrayList<Edit>(drawn.length + 1);
    for (int i : drawn) {
      Token token = prepared.tokens().get(i);
      Replacement replacement = draw(prepared.lexemes()[i], random);
      if (i > 0) {
        article(prepared.tokens().get(i - 1), replacement.form(), edits);
      }
      edits.add(
          new Edit(
              token.start(),
              token.form(),
              EnglishSpelling.inCaseOf(token.form(), replacement.form()),
              replacement.sense(),
              replacement.meaning()));
    }
    return edits;
  }

  private static void article(Token before, String word, List<Edit> edits) {
    String form = before.form();
    boolean isA = form.equals("a") || form.equals("A");
    boolean isAn = form.equals("an") || form.equals("An");
    if (isA && EnglishSpelling.takesAn(word)) {
      edits.add(Edit.form(before.start(), form, form + "n", "article"));
    } else if (isAn && !EnglishSpelling.takesAn(word)) {
      edits.add(Edit.form(before.start(), form, form.substring(0, 1), "article"));
    }
  }
}
