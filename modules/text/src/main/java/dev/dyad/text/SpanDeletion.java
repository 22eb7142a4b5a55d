package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/**
 * Leaves out some neighbouring words of one sentence, with the marks between them: at least one
 * word, and never all.
 *
 * @param share of the words of the text that go, in 0..1
 * @param protect what is left alone; a span holds nothing of it
 * @see <a href="https://arxiv.org/abs/2012.15466">Wu et al. 2020, CLEAR, span deletion</a>
 */
public record SpanDeletion(Range share, Protection protect) implements Augmentation<Text> {
  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it does not lie within 0..1
   */
  public SpanDeletion {
    share.within("share", 0, 1);
  }

  /** A twentieth to a fifth of the words; stop words may go, names and numbers may not. */
  public SpanDeletion() {
    this(new Range(0.05, 0.2), Protection.ofContent());
  }

  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    Prepared prepared = in.value().prepared();
    List<Word> words = prepared.words();
    List<Word> free = prepared.words(protect);
    int[] runs = runs(free);
    int longest = Math.min(Arrays.stream(runs).max().orElse(0), words.size() - 1);
    int length =
        Math.min(longest, Math.max(1, (int) Math.round(share.draw(random) * words.size())));
    if (length < 1) {
      return in;
    }
    int[] starts = IntStream.range(0, runs.length).filter(i -> runs[i] >= length).toArray();
    int first = starts[random.nextInt(starts.length)];
    int from = free.get(first).start();
    int to = free.get(first + length - 1).end();
    String content = in.value().content();
    return in.then(new Cut(List.of(WordDeletion.removal(content, from, to, 0))));
  }

  /** How many free words of one sentence follow each other from each of them on. */
  private static int[] runs(List<Word> free) {
    int[] runs = new int[free.size()];
    for (int i = runs.length - 1; i >= 0; i--) {
      boolean goesOn =
          i + 1 < runs.length
              && free.get(i).sentence() == free.get(i + 1).sentence()
              && free.get(i).order() + 1 == free.get(i + 1).order();
      runs[i] = goesOn ? runs[i + 1] + 1 : 1;
    }
    return runs;
  }

  /**
   * A span left out.
   *
   * @param edits one
   */
  public record Cut(List<Edit> edits) implements TextChange {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Cut {
      edits = List.copyOf(edits);
      Require.that(!edits.isEmpty(), "edits must not be empty");
    }
  }
}
