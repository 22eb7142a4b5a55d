package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Doubles or drops some of the spaces between words; at least one where there is one.
 *
 * @param share of the spaces of a text, in 0..1
 * @param dropped share of those that are dropped rather than doubled, in 0..1
 */
public record WhitespaceNoise(double share, double dropped) implements Augmentation<Text> {
  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException if one is not in 0..1
   */
  public WhitespaceNoise {
    Require.within("share", share, 0, 1);
    Require.within("dropped", dropped, 0, 1);
  }

  /** A tenth of the spaces, one in four of them dropped. */
  public WhitespaceNoise() {
    this(0.1, 0.25);
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    String content = in.value().content();
    var spaces = new ArrayList<Integer>();
    for (int i = 1; i + 1 < content.length(); i++) {
      if (content.charAt(i) == ' ' && isInk(content, i - 1) && isInk(content, i + 1)) {
        spaces.add(i);
      }
    }
    var edits = new ArrayList<Edit>();
    for (int space : Drawn.some(spaces, share, spaces.size(), random)) {
      boolean drops = random.nextDouble() < dropped;
      edits.add(Edit.form(space, " ", drops ? "" : "  ", drops ? "dropped" : "doubled"));
    }
    return edits.isEmpty() ? in : in.then(new Respaced(edits));
  }

  private static boolean isInk(String content, int at) {
    return !Character.isWhitespace(content.charAt(at));
  }

  /**
   * Spaces doubled or dropped.
   *
   * @param edits one for each
   */
  public record Respaced(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Respaced {
      edits = List.copyOf(edits);
    }
  }
}
