package dev.dyad.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * WordPiece: a word is cut into the longest known piece at its start, the longest that goes on
 * there, and so on; pieces that go on begin with ##. As {@code tokenizer.json} of the Hugging Face
 * tokenizers library.
 */
final class WordPieceModel {
  static final String PADDING = "[PAD]";
  static final String UNKNOWN = "[UNK]";
  private static final String GOES_ON = "##";
  private static final int LONGEST_WORD = 100;

  /** Characters that get a piece of their own, at most; the others are unknown. */
  private static final int ALPHABET = 1000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> vocabulary; // in the order of the numbers
  private final int unknown;

  WordPieceModel(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
    this.unknown = vocabulary.get(UNKNOWN);
  }

  /**
   * Learns a model from words: pieces are joined as in byte-pair encoding, the commonest pair
   * first.
   *
   * @param words how often each occurs
   * @param size pieces in all, padding and the unknown included
   */
  static WordPieceModel learn(Map<String, Integer> words, int size) {
    var numbers = new LinkedHashMap<String, Integer>();
    List.of(PADDING, UNKNOWN).forEach(piece -> numbers.put(piece, numbers.size()));
    var characters = new HashMap<String, Integer>();
    words.forEach((word, n) -> split(word).forEach(c -> characters.merge(c, n, Integer::sum)));
    characters.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(Math.max(0, Math.min(ALPHABET, size - numbers.size())))
        .forEach(e -> numbers.put(e.getKey(), numbers.size()));
    var pieces = new ArrayList<>(numbers.keySet());
    var counts = new PairCounts();
    words.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(e -> numbers.keySet().containsAll(split(e.getKey())))
        .forEach(
            e ->
                counts.add(
                    split(e.getKey()).stream().mapToInt(numbers::get).toArray(), e.getValue()));
    counts.merge(
        pieces.size(),
        size - pieces.size(),
        (left, right) -> {
          String joined = pieces.get(left) + pieces.get(right).substring(GOES_ON.length());
          if (numbers.putIfAbsent(joined, numbers.size()) != null) {
            return false;
          }
          return pieces.add(joined);
        });
    return new WordPieceModel(numbers);
  }

  /** Its characters, all but the first marked as going on. */
  private static List<String> split(String word) {
    var characters = new ArrayList<String>();
    word.codePoints()
        .forEach(
            c -> characters.add((characters.isEmpty() ? "" : GOES_ON) + Character.toString(c)));
    return characters;
  }

  /** Adds the numbers of a word's pieces; one of an unknown word if some part is not known. */
  void encode(String word, List<Integer> out) {
    int before = out.size();
    boolean known = word.codePointCount(0, word.length()) <= LONGEST_WORD;
    for (int start = 0; known && start < word.length(); ) {
      int end = longest(word, start, out);
      known = end > start;
      start = end;
    }
    if (!known) {
      out.subList(before, out.size()).clear();
      out.add(unknown);
    }
  }

  /** Adds the longest piece from there, and gives its end; the start if there is none. */
  private int longest(String word, int start, List<Integer> out) {
    for (int end = word.length(); end > start; end = word.offsetByCodePoints(end, -1)) {
      Integer number = vocabulary.get((start == 0 ? "" : GOES_ON) + word.substring(start, end));
      if (number != null) {
        out.add(number);
        return end;
      }
    }
    return start;
  }

  /** Number of pieces, padding included. */
  int size() {
    return vocabulary.size();
  }

  /** Writes the model as a {@code tokenizer.json}. */
  void write(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "1.0");
    root.putNull("truncation");
    root.putNull("padding");
    root.putArray("added_tokens");
    root.putObject("normalizer")
        .put("type", "BertNormalizer")
        .put("clean_text", true)
        .put("handle_chinese_chars", true)
        .put("strip_accents", true)
        .put("lowercase", true);
    root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    root.putNull("post_processor");
    root.putObject("decoder").put("type", "WordPiece").put("prefix", GOES_ON).put("cleanup", true);
    ObjectNode model =
        root.putObject("model")
            .put("type", "WordPiece")
            .put("unk_token", UNKNOWN)
            .put("continuing_subword_prefix", GOES_ON)
            .put("max_input_chars_per_word", LONGEST_WORD);
    ObjectNode numbers = model.putObject("vocab");
    vocabulary.forEach(numbers::put);
    Files.writeString(file, JSON.writeValueAsString(root));
  }

  /**
   * Reads what {@link #write} wrote, or a tokenizer of BERT's for lower-case text.
   *
   * @throws IOException if the file cannot be read, or is of another kind of tokenizer
   */
  static WordPieceModel read(Path file) throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    JsonNode vocabulary = root.at("/model/vocab");
    boolean own =
        root.at("/normalizer/type").asText().equals("BertNormalizer")
            && root.at("/normalizer/lowercase").asBoolean()
            && root.at("/pre_tokenizer/type").asText().equals("BertPreTokenizer")
            && root.at("/model/type").asText().equals("WordPiece")
            && root.at("/model/continuing_subword_prefix").asText().equals(GOES_ON)
            && vocabulary.has(UNKNOWN)
            && vocabulary.path(PADDING).asInt(-1) == 0;
    if (!own) {
      throw new IOException(
          file
              + ": not a tokenizer.json as WordPieces writes it: lower-case WordPiece of BERT's"
              + " words, [PAD] as 0. TokenizerFile reads those of other kinds");
    }
    var numbers = new LinkedHashMap<String, Integer>();
    vocabulary.properties().forEach(e -> numbers.put(e.getKey(), e.getValue().asInt()));
    return new WordPieceModel(numbers);
  }
}
