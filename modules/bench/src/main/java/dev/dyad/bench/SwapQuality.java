package dev.dyad.bench;

import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.text.Edit;
import dev.dyad.text.Preparation;
import dev.dyad.text.SynonymSwap;
import dev.dyad.text.Text;
import dev.dyad.text.TextChange;
import dev.dyad.text.Token;
import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.ling.Word;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * How good synonym swaps are on real sentences, beside naive ones, judged by Stanford's tagger: the
 * share of sentences left unchanged, of swaps that give the same word, that are judged another part
 * of speech, that break the form (another tag of the same part of speech). And how often the parts
 * of speech guessed without the tagger are those of the tagger. The swaps are of texts prepared
 * without it.
 *
 * <p>Arguments: a file with a sentence a line. The tagger's model must be on the class path.
 */
public final class SwapQuality {
  private static final String MODEL =
      "edu/stanford/nlp/models/pos-tagger/english-left3words-distsim.tagger";

  private final MaxentTagger tagger = new MaxentTagger(MODEL, new Properties(), false);
  private final String name;
  private int sentences;
  private int unchanged;
  private int swaps;
  private int sameWord;
  private int phrases;
  private int judged;
  private int otherPart;
  private int otherForm;

  private SwapQuality(String name) {
    this.name = name;
  }

  /**
   * Prints the figures.
   *
   * @throws IOException if the file cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of(arguments[0])).stream().filter(l -> !l.isBlank()).toList();
    PrintStream out = System.out;
    agreement(lines, out);
    var ours = new SwapQuality("SynonymSwap()");
    var naive = new SwapQuality("naive, p = 0.1");
    var swap = new SynonymSwap();
    for (int i = 0; i < lines.size(); i++) {
      RandomKey key = RandomKey.of(1).with(i);
      Text text = Preparation.GUESSED.prepare(lines.get(i));
      View<Text> view =
          swap.apply(View.raw(text, new Origin("s", 0, 0, key.value())), key.generator());
      ours.judge(text, view);
      naive.judgeWords(lines.get(i).split(" "), key);
    }
    ours.print(out);
    naive.print(out);
  }

  private static void agreement(List<String> lines, PrintStream out) {
    int all = 0;
    int same = 0;
    for (String line : lines) {
      List<Token> guessed = Preparation.GUESSED.prepare(line).tokens();
      List<Token> tagged = Preparation.TAGGED.prepare(line).tokens();
      for (int i = 0; i < guessed.size(); i++) {
        boolean isContent =
            guessed.get(i).kind() == Token.Kind.CONTENT
                && tagged.get(i).kind() == Token.Kind.CONTENT;
        all += isContent ? 1 : 0;
        same += isContent && guessed.get(i).part().equals(tagged.get(i).part()) ? 1 : 0;
      }
    }
    out.printf("guessed as tagged: %.1f %% of %d content words%n", 100.0 * same / all, all);
  }

  private void judge(Text text, View<Text> view) {
    sentences++;
    if (view.changes().isEmpty()) {
      unchanged++;
      return;
    }
    var before = new ArrayList<String>();
    var after = new ArrayList<String>();
    var changed = new ArrayList<Integer>();
    List<Edit> edits = ((TextChange) view.changes().get(0)).edits();
    for (Token token : text.tokens()) {
      String form = token.form();
      before.add(form);
      for (Edit edit : edits) {
        if (edit.start() == token.start()) {
          form = edit.added();
          if (!edit.note().equals("article")) {
            changed.add(after.size());
          }
        }
      }
      after.add(form);
    }
    compare(before, after, changed);
  }

  private void judgeWords(String[] words, RandomKey key) {
    sentences++;
    String[] swapped = NaiveSwap.apply(words, 0.1, key.generator());
    var changed = new ArrayList<Integer>();
    for (int i = 0; i < words.length; i++) {
      if (swapped[i] == null) {
        swapped[i] = words[i];
      } else {
        changed.add(i);
      }
    }
    unchanged += Arrays.equals(words, swapped) ? 1 : 0;
    compare(Arrays.asList(words), Arrays.asList(swapped), changed);
  }

  private void compare(List<String> before, List<String> after, List<Integer> changed) {
    List<String> tags = tags(before);
    List<String> newTags = tags(after);
    for (int i : changed) {
      swaps++;
      if (before.get(i).equalsIgnoreCase(after.get(i))) {
        sameWord++;
      } else if (after.get(i).indexOf('_') >= 0 || after.get(i).indexOf(' ') >= 0) {
        phrases++;
      } else {
        judge(tags.get(i), newTags.get(i));
      }
    }
  }

  private void judge(String tag, String newTag) {
    judged++;
    boolean samePart = newTag.startsWith(tag.substring(0, Math.min(2, tag.length())));
    otherPart += samePart ? 0 : 1;
    otherForm += samePart && !newTag.equals(tag) ? 1 : 0;
  }

  private List<String> tags(List<String> words) {
    return tagger.apply(words.stream().map(Word::new).toList()).stream()
        .map(TaggedWord::tag)
        .toList();
  }

  private void print(PrintStream out) {
    out.printf(
        "%s: %d sentences, unchanged %.1f %%; %d swaps, same word %.1f %%, phrase %.1f %%;"
            + " of single words: another part of speech %.1f %%, another form %.1f %%%n",
        name,
        sentences,
        100.0 * unchanged / sentences,
        swaps,
        100.0 * sameWord / swaps,
        100.0 * phrases / swaps,
        100.0 * otherPart / judged,
        100.0 * otherForm / judged);
  }
}
