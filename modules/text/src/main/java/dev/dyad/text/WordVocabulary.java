package dev.dyad.text;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts as numbers of their words, shape (N, L): 1 for the commonest word of the training texts, 2
 * for the next, and so on; rarer and unknown words share some numbers after those, by their hash; 0
 * after the end of a text, as long as the longest of the batch. Words are lower-case runs of
 * letters and digits.
 *
 * @param length words of each text that are kept
 * @param words words with a number of their own, at most; encoders want a vocabulary one larger
 *     than words + hashed
 * @param hashed numbers shared by the other words
 * @param vocabulary file with a word a line, the commonest first; learnt from the training texts
 *     where absent
 */
public record WordVocabulary(int length, int words, int hashed, Optional<Path> vocabulary)
    implements Collator<Text> {
  private static final SharedFiles<Map<String, Integer>> LOADED =
      new SharedFiles<>(WordVocabulary::load);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public WordVocabulary {
    Require.positive("length", length);
    Require.positive("words", words);
    Require.positive("hashed", hashed);
  }

  /** 128 words a text; 30,000 words of their own, 2,767 numbers for the others. */
  public WordVocabulary() {
    this(128, 30_000, 2_767, Optional.empty());
  }

  @Override
  public Collator<Text> fitted(Dataset<Text> train, Path folder) throws IOException {
    if (vocabulary.isPresent()) {
      return this;
    }
    var counts = new HashMap<String, Integer>();
    TrainingTexts.each(
        train,
        text -> WordRuns.each(text.content(), word -> counts.merge(word, 1, Integer::sum) > 0));
    Path file = folder.resolve("vocabulary.txt");
    Files.write(
        file,
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(words)
            .map(Map.Entry::getKey)
            .toList());
    return new WordVocabulary(length, words, hashed, Optional.of(file));
  }

  private static Map<String, Integer> load(Path file) throws IOException {
    var numbers = new HashMap<String, Integer>();
    for (String word : Files.readAllLines(file)) {
      numbers.putIfAbsent(word, numbers.size() + 1);
    }
    return Map.copyOf(numbers);
  }

  @Override
  public int extent(Text text) {
    return text.content().length();
  }

  @Override
  public List<Tensor> collate(List<Text> texts) {
    Require.that(
        vocabulary.isPresent(),
        "vocabulary must name a file. Learn one from texts: fitted(train, folder)");
    Map<String, Integer> numbers = LOADED.get(vocabulary.get());
    return List.of(PaddedIds.of(texts, text -> ids(text, numbers)));
  }

  private int[] ids(Text text, Map<String, Integer> numbers) {
    int[] ids = new int[Math.min(length, text.content().length() / 2 + 1)];
    int[] count = new int[1];
    WordRuns.each(
        text.content(),
        word -> {
          Integer own = numbers.get(word);
          ids[count[0]++] =
              own != null && own <= words
                  ? own
                  : words + 1 + Math.floorMod(word.hashCode(), hashed);
          return count[0] < ids.length;
        });
    return Arrays.copyOf(ids, count[0]);
  }
}
