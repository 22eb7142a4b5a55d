package dev.dyad.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Byte-level byte-pair encoding: the bytes' tokens and the pairs that are joined, in order; as
 * {@code tokenizer.json} of the Hugging Face tokenizers library.
 */
final class BytePairModel {
  static final String PADDING = "[PAD]";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> vocabulary; // in the order of the numbers
  private final List<String> merges; // "left right"
  private final int[] bytes = new int[256];
  private final Map<Long, Merge> ranks = new HashMap<>();

  private record Merge(int rank, int token) {}

  BytePairModel(Map<String, Integer> vocabulary, List<String> merges) {
    this.vocabulary = vocabulary;
    this.merges = merges;
    for (int b = 0; b < bytes.length; b++) {
      bytes[b] = token(String.valueOf(ByteAlphabet.character(b)));
    }
    for (int i = 0; i < merges.size(); i++) {
      String[] pair = merges.get(i).split(" ", 2);
      int joined = token(pair[0] + pair[1]);
      ranks.putIfAbsent(PairCounts.pair(token(pair[0]), token(pair[1])), new Merge(i, joined));
    }
  }

  private int token(String token) {
    Integer number = vocabulary.get(token);
    if (number == null) {
      throw new IllegalArgumentException(
          "the tokenizer's vocabulary must have the byte or merge '%s'. Is it a byte-level BPE?"
              .formatted(token));
    }
    return number;
  }

  /**
   * Learns a model from pieces of texts.
   *
   * @param pieces how often each occurs
   * @param size tokens in all, padding and the 256 bytes included
   */
  static BytePairModel learn(Map<String, Integer> pieces, int size) {
    var tokens = new ArrayList<String>(List.of(PADDING));
    for (int b = 0; b < 256; b++) {
      tokens.add(String.valueOf(ByteAlphabet.character(b)));
    }
    var counts = new PairCounts();
    pieces.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> counts.add(shifted(ByteAlphabet.bytes(e.getKey())), e.getValue()));
    var taken = new HashSet<>(tokens);
    var merges = new ArrayList<String>();
    counts.merge(
        tokens.size(),
        size - tokens.size(),
        (left, right) -> {
          String joined = tokens.get(left) + tokens.get(right);
          if (!taken.add(joined)) {
            return false;
          }
          merges.add(tokens.get(left) + " " + tokens.get(right));
          return tokens.add(joined);
        });
    var vocabulary = new LinkedHashMap<String, Integer>();
    tokens.forEach(token -> vocabulary.put(token, vocabulary.size()));
    return new BytePairModel(vocabulary, merges);
  }

  /** Bytes as their tokens' numbers, after padding. */
  private static int[] shifted(int[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i]++;
    }
    return bytes;
  }

  /** Adds the tokens of a piece. */
  void encode(String piece, List<Integer> out) {
    int[] tokens = ByteAlphabet.bytes(piece);
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = bytes[tokens[i]];
    }
    join(tokens);
    for (int token : tokens) {
      if (token >= 0) {
        out.add(token);
      }
    }
  }

  /** Joins pairs, the first merges first, from the left; -1 where a token went into another. */
  private void join(int[] tokens) {
    int[] next = new int[tokens.length + 1];
    int[] previous = new int[tokens.length + 1];
    var queue =
        new PriorityQueue<long[]>(BytePairModel::earlier); // rank, left, left and right token
    for (int i = 0; i < tokens.length; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
      offer(tokens, i, i + 1, queue);
    }
    while (!queue.isEmpty()) {
      long[] best = queue.remove();
      int left = (int) best[1];
      int right = tokens[left] < 0 ? tokens.length : next[left];
      if (right < tokens.length && PairCounts.pair(tokens[left], tokens[right]) == best[2]) {
        tokens[left] = ranks.get(best[2]).token;
        tokens[right] = -1;
        next[left] = next[right];
        previous[next[left]] = left;
        offer(tokens, left, next[left], queue);
        offer(tokens, previous[left], left, queue);
      }
    }
  }

  private static int earlier(long[] a, long[] b) {
    return a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]);
  }

  private void offer(int[] tokens, int left, int right, PriorityQueue<long[]> queue) {
    if (left >= 0 && right < tokens.length) {
      long pair = PairCounts.pair(tokens[left], tokens[right]);
      Merge merge = ranks.get(pair);
      if (merge != null) {
        queue.add(new long[] {merge.rank, left, pair});
      }
    }
  }

  /** Number of tokens, padding included. */
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
    root.putObject("normalizer").put("type", "Lowercase");
    byteLevel(root.putObject("pre_tokenizer"));
    root.putNull("post_processor");
    byteLevel(root.putObject("decoder"));
    ObjectNode model = root.putObject("model").put("type", "BPE");
    for (String unused :
        List.of("dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix")) {
      model.putNull(unused);
    }
    model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
    ObjectNode numbers = model.putObject("vocab");
    vocabulary.forEach(numbers::put);
    var pairs = model.putArray("merges");
    merges.forEach(pairs::add);
    Files.writeString(file, JSON.writeValueAsString(root));
  }

  private static void byteLevel(ObjectNode node) {
    node.put("type", "ByteLevel")
        .put("add_prefix_space", true)
        .put("trim_offsets", true)
        .put("use_regex", true);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the file cannot be read, or is of another kind of tokenizer
   */
  static BytePairModel read(Path file) throws IOException {
    JsonNode root = JSON.readTree(file.toFile());
    boolean own =
        root.at("/normalizer/type").asText().equals("Lowercase")
            && root.at("/pre_tokenizer/type").asText().equals("ByteLevel")
            && root.at("/pre_tokenizer/add_prefix_space").asBoolean()
            && root.at("/model/type").asText().equals("BPE")
            && root.at("/model/vocab").path(PADDING).asInt(-1) == 0;
    if (!own) {
      throw new IOException(
          file
              + ": not a tokenizer.json as BytePairs writes it: lower-case, byte-level BPE, [PAD]"
              + " as 0. TokenizerFile reads those of other kinds");
    }
    var vocabulary = new LinkedHashMap<String, Integer>();
    root.at("/model/vocab")
        .properties()
        .forEach(e -> vocabulary.put(e.getKey(), e.getValue().asInt()));
    var merges = new ArrayList<String>();
    root.at("/model/merges").forEach(m -> merges.add(m.asText()));
    return new BytePairModel(vocabulary, merges);
  }
}
