package dev.dyad.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Collator;
import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts as the numbers that a given {@code tokenizer.json} has for their pieces, shape (N, L); 0
 * after the end of a text, as long as the longest of the batch. Any tokenizer of the Hugging Face
 * tokenizers library will do. Where its number 0 is a piece and no padding, all numbers are one
 * higher, since encoders take 0 for the end.
 *
 * @param tokenizer the file
 * @param length pieces of each text that are kept
 * @param specialTokens whether pieces such as [CLS] and [SEP] are put around texts, where the
 *     tokenizer has them
 */
public record TokenizerFile(Path tokenizer, int length, boolean specialTokens)
    implements Collator<Text> {
  private static final SharedFiles<Loaded> LOADED = new SharedFiles<>(Loaded::of);
  private static final Set<String> PADDING = Set.of("[PAD]", "<pad>", "<PAD>", "<|padding|>");

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if length is not positive
   */
  public TokenizerFile {
    Require.positive("length", length);
  }

  /** 128 pieces a text, none put around. */
  public TokenizerFile(Path tokenizer) {
    this(tokenizer, 128, false);
  }

  @Override
  public int extent(Text text) {
    return text.content().length();
  }

  @Override
  public List<Tensor> collate(List<Text> texts) {
    Loaded loaded = LOADED.get(tokenizer);
    return List.of(PaddedIds.of(texts, text -> ids(text, loaded)));
  }

  private int[] ids(Text text, Loaded loaded) {
    long[] all = loaded.tokenizer.encode(text.content(), specialTokens, false).getIds();
    int[] ids = new int[Math.min(length, all.length)];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Math.toIntExact(all[i]) + loaded.shift;
    }
    return ids;
  }

  private record Loaded(HuggingFaceTokenizer tokenizer, int shift) {
    static Loaded of(Path file) throws IOException {
      boolean padded = padsWithZero(new ObjectMapper().readTree(file.toFile()));
      try {
        // neither padded nor cut here: 0 and length do that
        var options = Map.of("truncation", "false", "padding", "false");
        return new Loaded(HuggingFaceTokenizer.newInstance(file, options), padded ? 0 : 1);
      } catch (RuntimeException e) {
        throw new IOException(
            file + ": no tokenizer.json of the Hugging Face tokenizers library: " + e.getMessage(),
            e);
      }
    }

    private static boolean padsWithZero(JsonNode root) {
      for (JsonNode added : root.path("added_tokens")) {
        if (added.path("id").asInt(-1) == 0) {
          return PADDING.contains(added.path("content").asText());
        }
      }
      return PADDING.stream().anyMatch(p -> root.at("/model/vocab").path(p).asInt(-1) == 0);
    }
  }
}
