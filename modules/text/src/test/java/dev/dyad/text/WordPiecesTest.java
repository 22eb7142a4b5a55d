package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class WordPiecesTest {
  private static final List<String> TRAINING =
      List.of(
          "The quick brown fox jumps over the lazy dog, doesn't it?",
          "The dogs jumped over 123 foxes; the foxes weren't quick.",
          "\u00DCberm\u00E4\u00DFig schnelle F\u00FCchse springen \u2014 \u65E5\u672C\u8A9E too.",
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

  private Collator<Text> learnt(int length, int size) throws IOException {
    return new WordPieces(length, size, Optional.empty()).fitted(data(TRAINING), folder);
  }

  private Path file() {
    return folder.resolve("tokenizer.json");
  }

  @Test
  void huggingFaceReadsTheSameNumbers() throws IOException {
    Collator<Text> collator = learnt(100_000, 200);
    try (var tokenizer = HuggingFaceTokenizer.newInstance(file(), Map.of("truncation", "false"))) {
      Stream.concat(
              TRAINING.stream(),
              Stream.of(
                  "a",
                  "",
                  "  two  spaces\n\nand lines\t",
                  "[PAD] is a word, and [UNK]",
                  "\u0130 I",
                  "it's we've I'LL 12ab34 ($5+3^2=~`|<>)",
                  "x".repeat(100) + " " + "x".repeat(101),
                  "low\0er ne\u200Dw\u00ADer wi\u00A0de\u2028wide \uFFFD",
                  "e\u0301 \u00E9 f\u0308uchse \uD83D\uDE00 \u4E00\u9FA5low"))
          .forEach(
              text ->
                  assertThat(ids(collator, text))
                      .as(text)
                      .isEqualTo(orOnePlace(tokenizer.encode(text, false, false).getIds())));
      Seeds.forAll(
          300,
          random -> {
            String text =
                random.nextBoolean()
                    ? Texts.sentences(random).content().substring(random.nextInt(20))
                    : assigned(Texts.anything(random).content());
            assertThat(ids(collator, text))
                .as(text)
                .isEqualTo(orOnePlace(tokenizer.encode(text, false, false).getIds()));
          });
    }
  }

  /** A batch has one place at least. */
  private static long[] orOnePlace(long[] ids) {
    return ids.length == 0 ? new long[1] : ids;
  }

  /** Without what only some versions of Unicode know. */
  private static String assigned(String text) {
    var kept = new StringBuilder();
    text.codePoints()
        .filter(c -> c < 0x700 || c >= 0x1F300 && c < 0x1F600)
        .filter(Character::isDefined)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  @Test
  void cutsOffTheLongestPieces() {
    var numbers = new HashMap<String, Integer>();
    for (String piece : List.of("[PAD]", "[UNK]", "un", "unaff", "##aff", "##able", "##a", "##b")) {
      numbers.put(piece, numbers.size());
    }
    var model = new WordPieceModel(numbers);
    var ids = new ArrayList<Integer>();
    model.encode("unaffable", ids);
    assertThat(ids).containsExactly(3, 5);
    ids.clear();
    model.encode("unaffably", ids); // no piece for ##ly or ##y
    assertThat(ids).containsExactly(1);
  }

  @Test
  void joinsTheCommonestPairFirst() {
    // worked by hand: l ##o 7 times, then lo ##w 7 times
    WordPieceModel model = WordPieceModel.learn(Map.of("low", 5, "lower", 2, "new", 3), 2 + 6 + 2);
    assertThat(model.size()).isEqualTo(10);
    var ids = new ArrayList<Integer>();
    model.encode("low", ids);
    assertThat(ids).containsExactly(9);
  }

  @Test
  void neverExceedsItsVocabularyAndNeverReachesPadding() throws IOException {
    Collator<Text> collator = learnt(64, 40);
    Seeds.forAll(
        50,
        random -> {
          long[] ids = ids(collator, "a" + Texts.anything(random).content());
          assertThat(Arrays.stream(ids)).allMatch(id -> id >= 1 && id < 40);
        });
  }

  @Test
  void readsWhatItWrote() throws IOException {
    SpecCodec codec = SpecCodec.of(new TextModality());
    Collator<Text> collator = learnt(64, 100);
    assertThat(codec.read(codec.write(collator))).isEqualTo(collator);
    assertThat(collator.fitted(data(List.of("other")), folder)).isEqualTo(collator);
    assertThat(ids(collator, "x".repeat(1 << 20) + " low")).hasSize(2);
  }

  @Test
  void isLearntFromTheSameTextsTheSameWay() throws IOException {
    learnt(64, 100);
    String first = Files.readString(file());
    learnt(64, 100);
    assertThat(Files.readString(file())).isEqualTo(first);
  }

  @Test
  void nothingIsKnownBeforeFitting() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ids(new WordPieces(), "a"))
        .withMessageStartingWith("tokenizer must name a file");
  }

  @Test
  void anyTokenizerFileIsRead() throws IOException {
    Collator<Text> own = learnt(64, 100);
    Collator<Text> file = new TokenizerFile(file());
    assertThat(ids(file, "The lowest fox")).isEqualTo(ids(own, "The lowest fox"));
    // padding is not number 0 here: all numbers go up by one
    String json = Files.readString(file()).replace("[PAD]", "[NOT]");
    Path other = Files.writeString(folder.resolve("other.json"), json);
    assertThat(ids(new TokenizerFile(other), "The lowest fox"))
        .isEqualTo(Arrays.stream(ids(own, "The lowest fox")).map(i -> i + 1).toArray());
    assertThat(ids(new TokenizerFile(file(), 2, false), "The lowest fox")).hasSize(2);
  }

  @Test
  void piecesAreAddedAroundTextsIfAskedFor() throws IOException {
    learnt(64, 100);
    String json =
        Files.readString(file())
            .replace(
                "\"post_processor\":null",
                "\"post_processor\":{\"type\":\"BertProcessing\",\"sep\":[\"[SEP]\",97],"
                    + "\"cls\":[\"[CLS]\",98]}");
    Path around = Files.writeString(folder.resolve("around.json"), json);
    assertThat(ids(new TokenizerFile(around, 64, true), "low"))
        .startsWith(98)
        .endsWith(97)
        .hasSize(3);
    assertThat(ids(new TokenizerFile(around), "low")).hasSize(1);
  }

  @Test
  void otherFilesAreNamed() throws IOException {
    Path bytePairs =
        Files.writeString(folder.resolve("b.json"), "{\"model\": {\"type\": \"BPE\"}}");
    assertThatThrownBy(() -> ids(new WordPieces(8, 300, Optional.of(bytePairs)), "a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("not a tokenizer.json as WordPieces writes it");
    assertThatThrownBy(() -> ids(new TokenizerFile(bytePairs), "a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no tokenizer.json of the Hugging Face tokenizers library");
    assertThatThrownBy(() -> ids(new TokenizerFile(folder.resolve("none.json")), "a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.json");
  }
}
