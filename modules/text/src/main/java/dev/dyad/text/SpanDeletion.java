package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
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
    int length = Math.max(1, (int) Math.round(share.draw(random) * words.size()));
    while (length > 0) {
      int[] starts = starts(words.size() - 1, free, length);
      if (starts.length > 0) {
        int first = starts[random.nextInt(starts.length)];
        int from = free.get(first).start();
        int to = free.get(first + length - 1).end();
        String content = in.value().content();
        return in.then(new Cut(List.of(WordDeletion.removal(content, from, to, 0))));
      }
      length--;
    }
    return in;
  }

  /** Where spans of so many free words may begin that touch no other word and leave one. */
  private static int[] starts(int most, List<Word> free, int length) {
    return IntStream.range(0, free.size() - length + 1)
        .filter(i -> length <= most)
        .filter(
            i -> {
              Word first = free.get(i);
              Word last = free.get(i + length - 1);
              return first.sentence() == last.sentence()
                  && IntStream.range(i, i + length - 1)
                      .allMatch(j -> free.get(j).order() + 1 == free.get(j + 1).order());
            })
        .toArray();
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
