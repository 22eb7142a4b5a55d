package dev.dyad.text;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts as numbers of pieces of words, shape (N, L), by byte-level byte-pair encoding learnt from
 * the training texts: common words are one piece, others several, and nothing is unknown; 0 after
 * the end of a text, as long as the longest of the batch. Case is not kept. What is learnt is
 * written as {@code tokenizer.json}, which the Hugging Face tokenizers library reads with the same
 * numbers.
 *
 * @param length pieces of each text that are kept
 * @param vocabulary different numbers at most, padding and the 256 bytes included: the vocabulary
 *     that encoders want
 * @param tokenizer file learnt before; learnt from the training texts where absent
 * @see <a href="https://arxiv.org/abs/1508.07909">Sennrich et al. 2016</a>
 */
public record BytePairs(int length, int vocabulary, Optional<Path> tokenizer)
    implements Collator<Text> {
  private static final SharedFiles<BytePairModel> LOADED = new SharedFiles<>(BytePairModel::read);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if length is not positive, or vocabulary below 257
   */
  public BytePairs {
    Require.positive("length", length);
    Require.within("vocabulary", vocabulary, 257, 1 << 20);
  }

  /** 128 pieces a text, 8,192 numbers. */
  public BytePairs() {
    this(128, 8_192, Optional.empty());
  }

  @Override
  public Collator<Text> fitted(Dataset<Text> train, Path folder) throws IOException {
    if (tokenizer.isPresent()) {
      model();
      return this;
    }
    var pieces = new HashMap<String, Integer>();
    TrainingTexts.each(
        train,
        text ->
            ByteAlphabet.pieces(text.content())
                .forEach(piece -> pieces.merge(piece, 1, Integer::sum)));
    Path file = folder.resolve("tokenizer.json");
    BytePairModel.learn(pieces, vocabulary).write(file);
    return new BytePairs(length, vocabulary, Optional.of(file));
  }

  @Override
  public int extent(Text text) {
    return text.content().length();
  }

  @Override
  public List<Tensor> collate(List<Text> texts) {
    BytePairModel model = model();
    Map<String, List<Integer>> known = new HashMap<>(); // most words of a batch come again
    return List.of(PaddedIds.of(texts, text -> ids(text, model, known)));
  }

  private BytePairModel model() {
    Require.that(
        tokenizer.isPresent(),
        "tokenizer must name a file. Learn one from texts: fitted(train, folder)");
    BytePairModel model = LOADED.get(tokenizer.get());
    Require.that(
        model.size() <= vocabulary,
        "vocabulary must be at least %d, as many numbers as %s has, but was %d",
        model.size(),
        tokenizer.get(),
        vocabulary);
    return model;
  }

  private int[] ids(Text text, BytePairModel model, Map<String, List<Integer>> known) {
    var ids = new ArrayList<Integer>();
    for (String piece : ByteAlphabet.pieces(text.content())) {
      ids.addAll(
          known.computeIfAbsent(
              piece,
              p -> {
                var tokens = new ArrayList<Integer>();
                model.encode(p, tokens);
                return tokens;
              }));
      if (ids.size() >= length) {
        break;
      }
    }
    return ids.stream().limit(length).mapToInt(Integer::intValue).toArray();
  }
}
