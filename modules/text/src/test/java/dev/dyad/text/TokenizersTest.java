package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.dyad.core.Collator;
import dev.dyad.core.ListDataset;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.Tensor;
import dev.dyad.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizersTest {
  private static final List<String> TRAINING =
      List.of(
          "The quick brown fox jumps over the lazy dog, doesn't it?",
          "The dogs jumped over 123 foxes; the foxes weren't quick.",
          "Übermäßig schnelle Füchse springen — 日本語 too. 😀😀",
          "low lower lowest, new newer newest, wide wider widest");

  @TempDir private Path folder;

  private static ListDataset<Text> data(List<String> texts) {
    return ListDataset.of(texts.stream().map(Text::of).toList());
  }

  private static long[] ids(Collator<Text> collator, String text) {
    Tensor tensor = collator.collate(List.of(Text.of(text))).get(0);
    long[] ids = new long[(int) (tensor.shape()[0] * tensor.shape()[1])];
    ((Tensor.Longs) tensor).data().get(ids);
    return ids;
  }

  private Collator<Text> bytePairs(int length, int size) throws IOException {
    return new BytePairs(length, size, Optional.empty()).fitted(data(TRAINING), folder);
  }

  @Test
  void huggingFaceReadsTheSameNumbers() throws IOException {
    Collator<Text> collator = bytePairs(100_000, 400);
    try (var tokenizer =
        HuggingFaceTokenizer.newInstance(
            folder.resolve("tokenizer.json"), Map.of("truncation", "false"))) {
      var texts =
          Stream.concat(
                  TRAINING.stream(),
                  Stream.of(
                      "",
                      " ",
                      "a",
                      "  two  spaces\n\nand lines\t",
                      "[PAD] is a word",
                      "\u0130 I",
                      "it's we've I'LL 12ab34",
                      "xy".repeat(400),
                      "\0",
                      "e\u0301 \u00A0 \u0085."))
              .toList();
      for (String text : texts) {
        assertThat(ids(collator, text))
            .as(text)
            .isEqualTo(orOnePlace(tokenizer.encode(text).getIds()));
      }
      Seeds.forAll(
          200,
          random -> {
            String text = Texts.sentences(random).content().substring(random.nextInt(20));
            assertThat(ids(collator, text)).as(text).isEqualTo(tokenizer.encode(text).getIds());
          });
    }
  }

  /** A batch has one place at least. */
  private static long[] orOnePlace(long[] ids) {
    return ids.length == 0 ? new long[1] : ids;
  }

  @Test
  void mergesTheCommonestPairFirst() {
    // worked by hand: l o occurs 7 times, then lo w 7 times
    BytePairModel model =
        BytePairModel.learn(new HashMap<>(Map.of("low", 5, "lower", 2, "new", 3)), 259);
    var ids = new ArrayList<Integer>();
    model.encode("low", ids);
    assertThat(ids).containsExactly(258);
    ids.clear();
    model.encode("lo", ids);
    assertThat(ids).containsExactly(257);
  }

  @Test
  void bytePairsNeverExceedTheirVocabulary() throws IOException {
    Collator<Text> collator = bytePairs(64, 300);
    Seeds.forAll(
        50,
        random ->
            assertThat(Arrays.stream(ids(collator, Texts.anything(random).content())))
                .allMatch(id -> id >= 0 && id < 300));
  }

  @Test
  void longTextsAreCut() throws IOException {
    Collator<Text> collator = bytePairs(64, 300);
    assertThat(ids(collator, "x".repeat(1 << 20))).hasSize(64);
    assertThat(ids(new WordVocabulary().fitted(data(TRAINING), folder), "a ".repeat(1 << 19)))
        .hasSize(128);
  }

  @Test
  void fittedTokenizersAreReadAsTheyWereWritten() throws IOException {
    SpecCodec codec = SpecCodec.of(new TextModality());
    for (Collator<Text> collator :
        List.of(bytePairs(64, 300), new WordVocabulary().fitted(data(TRAINING), folder))) {
      Object read = codec.read(codec.write(collator));
      assertThat(read).isEqualTo(collator);
      assertThat(collator.fitted(data(List.of("other")), folder)).isEqualTo(collator);
    }
  }

  @Test
  void wordsAreNumberedByHowOftenTheyOccur() throws IOException {
    Collator<Text> words =
        new WordVocabulary(9, 2, 5, Optional.empty())
            .fitted(data(List.of("b a c", "A b", "a!")), folder);
    assertThat(Files.readAllLines(folder.resolve("vocabulary.txt"))).containsExactly("a", "b");
    assertThat(ids(words, "A, b! a")).containsExactly(1, 2, 1);
    assertThat(Arrays.stream(ids(words, "c zebra"))).allMatch(id -> id >= 3 && id < 8);
  }

  @Test
  void nothingIsKnownBeforeFitting() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ids(new BytePairs(), "a"))
        .withMessageStartingWith("tokenizer must name a file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ids(new WordVocabulary(), "a"))
        .withMessageStartingWith("vocabulary must name a file");
  }

  @Test
  void refusesTokenizersWithMoreNumbersThanTheVocabulary() throws IOException {
    bytePairs(64, 300);
    var pairs = new BytePairs(64, 257, Optional.of(folder.resolve("tokenizer.json")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs.fitted(data(TRAINING), folder))
        .withMessageMatching(
            "vocabulary must be at least 2[6-9]\\d, as many .*tokenizer.json has, but was 257");
    assertThatIllegalArgumentException().isThrownBy(() -> ids(pairs, "a"));
    Path other = Files.createDirectory(folder.resolve("other"));
    new WordPieces(64, 60, Optional.empty()).fitted(data(TRAINING), other);
    var pieces = new WordPieces(64, 20, Optional.of(other.resolve("tokenizer.json")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pieces.fitted(data(TRAINING), folder))
        .withMessageMatching("vocabulary must be at least \\d\\d, as many .* has, but was 20");
    assertThatIllegalArgumentException().isThrownBy(() -> ids(pieces, "a"));
  }

  @Test
  void otherTokenizersAreNamed() throws IOException {
    Path file =
        Files.writeString(folder.resolve("t.json"), "{\"model\": {\"type\": \"WordPiece\"}}");
    assertThatThrownBy(() -> ids(new BytePairs(8, 300, Optional.of(file)), "a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("not a tokenizer.json as BytePairs writes it");
  }

  @Test
  void baselinesKnowRareWords() throws IOException {
    Collator<Text> fitted =
        TfIdf.words().fitted(data(List.of("the dog", "the cat", "the cow")), folder);
    float[] rare = row(fitted, "dog");
    float[] common = row(fitted, "the");
    assertThat(length(rare)).isCloseTo(Math.log(4 / 2.0) + 1, within(1e-6));
    assertThat(length(common)).isCloseTo(1, within(1e-6));
    assertThat(length(row(TfIdf.counts(), "dog dog"))).isEqualTo(2);
    assertThat(length(row(TfIdf.pieces(), "dog"))).isGreaterThan(2);
  }

  private static float[] row(Collator<Text> collator, String text) {
    float[] row = new float[TfIdf.DIMENSIONS];
    ((Tensor.Floats) collator.collate(List.of(Text.of(text))).get(0)).data().get(row);
    return row;
  }

  private static double length(float[] row) {
    double sum = 0;
    for (float x : row) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }
}
