package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Leaves out each word with some probability, the space before it too; one drawn at random where
 * none was hit, and never the last word left.
 *
 * @param p probability for each word, in 0..1
 * @param protect what is left alone
 * @see <a href="https://arxiv.org/abs/1901.11196">Wei and Zou 2019, EDA, random deletion</a>
 */
public record WordDeletion(double p, Protection protect) implements Augmentation<Text> {
  /**
   * Checks p.
   *
   * @throws IllegalArgumentException if p is not in 0..1
   */
  public WordDeletion {
    Require.within("p", p, 0, 1);
  }

  /** Stop words may go, names and numbers may not. */
  public WordDeletion(double p) {
    this(p, Protection.ofContent());
  }

  /** A tenth of the words, as EDA. */
  public WordDeletion() {
    this(0.1);
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    Prepared prepared = in.value().prepared();
    List<Word> words = prepared.words(protect);
    int left = prepared.words().size();
    if (left < 2 || words.isEmpty() || p == 0) {
      return in;
    }
    boolean[] hit = new boolean[words.size()];
    boolean any = false;
    for (int i = 0; i < hit.length && left > 1; i++) {
      hit[i] = random.nextDouble() < p;
      left -= hit[i] ? 1 : 0;
      any |= hit[i];
    }
    if (!any) {
      hit[random.nextInt(hit.length)] = true;
    }
    var edits = new ArrayList<Edit>();
    int free = 0;
    for (int i = 0; i < hit.length; i++) {
      if (hit[i]) {
        Edit edit = removal(in.value().content(), words.get(i).start(), words.get(i).end(), free);
        free = edit.end();
        edits.add(edit);
      }
    }
    return in.then(new Deleted(edits));
  }

  /** Takes the space before too, or else the space after. */
  static Edit removal(String content, int from, int to, int free) {
    int start = from;
    int end = to;
    while (start > free && Character.isWhitespace(content.charAt(start - 1))) {
      start--;
    }
    if (start == from) {
      while (end < content.length() && Character.isWhitespace(content.charAt(end))) {
        end++;
      }
    }
    return Edit.removal(start, content.substring(start, end));
  }

  /**
   * Words left out.
   *
   * @param edits one for each
   */
  public record Deleted(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Deleted {
      edits = List.copyOf(edits);
    }
  }
}
