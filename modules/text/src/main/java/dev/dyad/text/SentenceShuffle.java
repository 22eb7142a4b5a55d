package dev.dyad.text;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Puts the sentences of a text into another order, the space between them staying as it is; a text
 * of one sentence is left as it is.
 */
public record SentenceShuffle() implements Augmentation<Text> {
  @Override
  public View<Text> apply(View<Text> in, SplittableGenerator random) {
    List<String> sentences = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    String content = in.value().content();
    for (List<Token> sentence : in.value().sentences()) {
      int start = sentence.get(0).start();
      starts.add(start);
      sentences.add(content.substring(start, sentence.get(sentence.size() - 1).end()));
    }
    var shuffled = new ArrayList<>(sentences);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      // never itself while another is left: Sattolo's cycle leaves no sentence where it was
      int j = random.nextInt(i);
      shuffled.set(i, shuffled.set(j, shuffled.get(i)));
    }
    var edits = new ArrayList<Edit>();
    for (int i = 0; i < sentences.size(); i++) {
      if (!shuffled.get(i).equals(sentences.get(i))) {
        edits.add(Edit.form(starts.get(i), sentences.get(i), shuffled.get(i), "moved"));
      }
    }
    return edits.isEmpty() ? in : in.then(new Shuffled(edits));
  }

  /**
   * Sentences moved.
   *
   * @param edits one for each place that has another sentence now
   */
  public record Shuffled(List<Edit> edits) implements TextChange {
    /** Copies the list. */
    public Shuffled {
      edits = List.copyOf(edits);
    }
  }
}
