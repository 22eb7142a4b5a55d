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
 * Texts as numbers of pieces of words, shape (N, L), by WordPiece learnt from the training texts:
 * common words are one piece, others are cut into the longest pieces known; 0 after the end of a
 * text, as long as the longest of the batch. Case and accents are not kept; words with characters
 * never met are all the same. What is learnt is written as {@code tokenizer.json}, which the
 * Hugging Face tokenizers library reads with the same numbers; one of BERT's for lower-case text
 * can be given (its [CLS] and [SEP] are left out).
 *
 * @param length pieces of each text that are kept
 * @param vocabulary different numbers at most, those of padding and the unknown included: the
 *     vocabulary that encoders want
 * @param tokenizer file learnt before; learnt from the training texts where absent
 * @see <a href="https://arxiv.org/abs/1609.08144">Wu et al. 2016, section 4.1</a>
 */
public record WordPieces(int length, int vocabulary, Optional<Path> tokenizer)
    implements Collator<Text> {
  private static final SharedFiles<WordPieceModel> LOADED = new SharedFiles<>(WordPieceModel::read);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if length is not positive, or vocabulary below 3
   */
  public WordPieces {
    Require.positive("length", length);
    Require.within("vocabulary", vocabulary, 3, 1 << 20);
  }

  /** 128 pieces a text, 8,192 numbers. */
  public WordPieces() {
    this(128, 8_192, Optional.empty());
  }

  @Override
  public Collator<Text> fitted(Dataset<Text> train, Path folder) throws IOException {
    if (tokenizer.isPresent()) {
      model();
      return this;
    }
    var words = new HashMap<String, Integer>();
    TrainingTexts.each(
        train,
        text -> BertWords.of(text.content()).forEach(word -> words.merge(word, 1, Integer::sum)));
    Path file = folder.resolve("tokenizer.json");
    WordPieceModel.learn(words, vocabulary).write(file);
    return new WordPieces(length, vocabulary, Optional.of(file));
  }

  @Override
  public int extent(Text text) {
    return text.content().length();
  }

  @Override
  public List<Tensor> collate(List<Text> texts) {
    WordPieceModel model = model();
    Map<String, List<Integer>> known = new HashMap<>(); // most words of a batch come again
    return List.of(PaddedIds.of(texts, text -> ids(text, model, known)));
  }

  private WordPieceModel model() {
    Require.that(
        tokenizer.isPresent(),
        "tokenizer must name a file. Learn one from texts: fitted(train, folder)");
    WordPieceModel model = LOADED.get(tokenizer.get());
    Require.that(
        model.size() <= vocabulary,
        "vocabulary must be at least %d, as many numbers as %s has, but was %d",
        model.size(),
        tokenizer.get(),
        vocabulary);
    return model;
  }

  private int[] ids(Text text, WordPieceModel model, Map<String, List<Integer>> known) {
    var ids = new ArrayList<Integer>();
    for (String word : BertWords.of(text.content())) {
      ids.addAll(
          known.computeIfAbsent(
              word,
              w -> {
                var pieces = new ArrayList<Integer>();
                model.encode(w, pieces);
                return pieces;
              }));
      if (ids.size() >= length) {
        break;
      }
    }
    return ids.stream().limit(length).mapToInt(Integer::intValue).toArray();
  }
}
