package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/**
 * Exchanges neighbouring words of a sentence, punctuation staying where it is: a share of all
 * words, at least one pair where two neighbours differ by more than their case.
 *
 * @param share of the words that an exchange begins at, in 0..1
 * @see <a href="https://arxiv.org/abs/1901.11196">Wei and Zou 2019, EDA, random swap</a>, of any
 *     two words there
 */
public record WordSwap(double share) implements Augmentation<Text> {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not in 0..1
   */
  public WordSwap {
    Require.within("share", share, 0, 1);
  }

  /** A tenth of the words, as EDA. */
  public WordSwap() {
    this(0.1);
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    Text text = in.value();
    List<Word> words = text.prepared().words();
    int[] pairs =
        IntStream.range(0, words.size() - 1)
            .filter(i -> words.get(i).sentence() == words.get(i + 1).sentence())
            .filter(i -> !words.get(i).in(text).equalsIgnoreCase(words.get(i + 1).in(text)))
            .toArray();
    if (pairs.length == 0 || share == 0) {
      return in;
    }
    boolean[] chosen = new boolean[words.size()];
    int wanted = Math.max(1, (int) Math.round(share * words.size()));
    for (int left = pairs.length; left > 0 && wanted > 0; left--) {
      int drawn = random.nextInt(left);
      int first = pairs[drawn];
      pairs[drawn] = pairs[left - 1];
      if (!chosen[first] && !chosen[first + 1] && (first == 0 || !chosen[first - 1])) {
        chosen[first] = true;
        wanted--;
      }
    }
    var edits = new ArrayList<Edit>();
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        exchange(text, words.get(i), words.get(i + 1), edits);
      }
    }
    return in.then(new Swapped(edits));
  }

  /** The first word of a sentence hands its capital on, unless it is a name. */
  private static void exchange(Text text, Word one, Word two, List<Edit> edits) {
    String first = one.in(text);
    String second = two.in(text);
    Token token = text.tokens().get(one.firstToken());
    boolean handsOn =
        one.opens()
            && token.kind() != Token.Kind.NAME
            && !token.form().equals("I")
            && EnglishSpelling.isCapitalised(first);
    String small = handsOn ? Character.toLowerCase(first.charAt(0)) + first.substring(1) : first;
    edits.add(
        Edit.form(
            one.start(), first, handsOn ? EnglishSpelling.capitalised(second) : second, "moved"));
    edits.add(Edit.form(two.start(), second, small, "moved"));
  }

  /**
   * Words exchanged.
   *
   * @param edits two for each pair
   */
  public record Swapped(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Swapped {
      edits = List.copyOf(edits);
    }
  }
}
