package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Range;
import dev.dyad.core.Sample;
import dev.dyad.core.ScoredPairs;
import dev.dyad.core.Skipped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  @TempDir private Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static List<String> texts(Dataset<Text> data) {
    return IntStream.range(0, data.size()).mapToObj(i -> data.get(i).value().content()).toList();
  }

  private static List<String> ids(Dataset<Text> data) {
    return IntStream.range(0, data.size()).mapToObj(data::id).toList();
  }

  private static Dataset<Text> read(DatasetReader<Text> reader, Path path) throws IOException {
    return reader.read(path, DatasetReader.ALL);
  }

  @Test
  void linesAreTexts() throws IOException {
    Dataset<Text> data = read(new TextLines(), file("a.txt", "one\r\n\r\n \ntwo words\nthree"));
    assertThat(texts(data)).containsExactly("one", "two words", "three");
    assertThat(ids(data)).containsExactly("1", "4", "5");
    assertThat(data.labelNames()).isEmpty();
  }

  @Test
  void byteOrderMarkIsNoPartOfTheText() throws IOException {
    assertThat(texts(read(new TextLines(), file("a.txt", "\uFEFFone\ntwo"))))
        .containsExactly("one", "two");
    assertThat(texts(read(new Csv(), file("a.csv", "\uFEFFtext\none")))).containsExactly("one");
  }

  @Test
  void gzipIsUnpacked() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write("\uFEFFone\ntwo".getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("a.txt.gz"), bytes.toByteArray());
    assertThat(new TextLines().accepts(file)).isTrue();
    assertThat(texts(read(new TextLines(), file))).containsExactly("one", "two");
  }

  @Test
  void damagedGzipIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("a.txt.gz"), new byte[] {0x1F, (byte) 0x8B, 1, 2, 3});
    assertThatThrownBy(() -> read(new TextLines(), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + ": damaged gzip: ");
    Path start = Files.write(folder.resolve("b.txt.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0});
    assertThatThrownBy(() -> read(new TextLines(), start))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(start + ": damaged gzip: ");
  }

  @Test
  void gzipCutShortIsNamedWithItsLine() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 20_000; i++) {
        gzip.write("{\"text\": \"%d\"}%n".formatted(i * i).getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    for (String name : List.of("a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.tsv.gz")) {
      Path file = Files.write(folder.resolve(name), half);
      DatasetReader<Text> reader =
          name.contains("txt")
              ? new TextLines()
              : name.contains("json") ? new JsonLines() : new Csv(List.of("1"), Optional.empty());
      assertThatThrownBy(() -> read(reader, file))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("(?s).*" + name + ": line \\d+: Unexpected end of ZLIB.*");
    }
  }

  @Test
  void linesThatAreTooLongAreListed() throws IOException {
    var rows = new Rows();
    Lines.each(
        file("a.txt", "12345\r\n123456\n\r123\n1234567"),
        rows,
        5,
        (number, line) -> rows.add(Long.toString(number), Text.of(line), Optional.empty()));
    Dataset<Text> data = rows.dataset();
    assertThat(texts(data)).containsExactly("12345", "", "123");
    assertThat(ids(data)).containsExactly("1", "3", "4");
    assertThat(data.skipped())
        .containsExactly(
            new Skipped("line 2", "longer than 5 characters"),
            new Skipped("line 5", "longer than 5 characters"));
  }

  @Test
  void aQuoteThatNeverEndsIsNamedWithItsLine() throws IOException {
    Path file = file("a.csv", "text,kind\n\"two\r\nlines \"\"\",x\nbad,\"y\ngood,x\ngood,y\n");
    assertThatThrownBy(() -> read(new Csv(), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + ": line 4: a quote is opened and never closed");
  }

  @Test
  void quotesOfTsvAreCharacters() throws IOException {
    Path file = file("a.tsv", "text\tkind\n\"Ah\tx\n\"Oh\" he said\ty\n");
    Dataset<Text> data = read(new Csv(List.of("text"), Optional.of("kind")), file);
    assertThat(texts(data)).containsExactly("\"Ah", "\"Oh\" he said");
    assertThat(ids(data)).containsExactly("2", "3");
  }

  @Test
  void badLinesAreListedWithTheirNumber() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write("good\nb".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xFF);
    bytes.write("d\na\0b\nlast".getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("a.txt"), bytes.toByteArray());
    Dataset<Text> data = read(new TextLines(), file);
    assertThat(texts(data)).containsExactly("good", "last");
    assertThat(data.skipped())
        .containsExactly(
            new Skipped("line 2", "not UTF-8 at character 2"),
            new Skipped("line 3", "a NUL byte at character 2"));
  }

  @Test
  void utf16IsNamed() throws IOException {
    Path file =
        Files.write(folder.resolve("a.txt"), "\uFEFFone".getBytes(StandardCharsets.UTF_16LE));
    assertThatThrownBy(() -> read(new TextLines(), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("UTF-16, but must be UTF-8");
  }

  @Test
  void oneMegabyteInALineIsOneText() throws IOException {
    Path file = file("a.txt", "x".repeat(1 << 20) + "\nshort");
    assertThat(texts(read(new TextLines(), file))).hasSize(2);
    Path csv = file("b.csv", "text\n\"" + "x, ".repeat(1 << 20) + "\"\n");
    assertThat(texts(read(new Csv(), csv)).get(0)).hasSize(3 << 20);
  }

  @Test
  void columnsAreFoundByName() throws IOException {
    Path file = file("a.csv", "kind,title,body\nb,First,\"Some, text\"\na,Second,More\n");
    Dataset<Text> data = read(new Csv(List.of("title", "body"), Optional.of("kind")), file);
    assertThat(texts(data)).containsExactly("First Some, text", "Second More");
    assertThat(data.labelNames()).containsExactly("a", "b");
    assertThat(data.get(0).label()).hasValue(1);
    assertThat(ids(data)).containsExactly("2", "3");
  }

  @Test
  void columnsCanBeOtherWordings() throws IOException {
    Path file = file("a.csv", "kind,title,body\nb,First,Some text\na,Second,\n");
    var reader = new Csv(List.of("title", "body"), Optional.of("kind"), List.of("title", "body"));
    Dataset<Text> data = read(reader, file);
    assertThat(texts(data)).containsExactly("First Some text", "Second ");
    assertThat(data.labelNames()).containsExactly("a", "b");
    assertThat(data.get(0).value().wordings())
        .containsExactly(Text.of("First"), Text.of("Some text"));
    assertThat(data.get(1).value().wordings()).containsExactly(Text.of("Second"));
  }

  @Test
  void columnsOfFilesWithoutNamesAreNumbers() throws IOException {
    Path file = file("a.csv", "10,ten\n9,nine\n10,again\n");
    Dataset<Text> data = read(new Csv(List.of("2"), Optional.of("1")), file);
    assertThat(texts(data)).containsExactly("ten", "nine", "again");
    assertThat(data.labelNames()).containsExactly("9", "10");
  }

  @Test
  void labelsAreNumbersInTheirOrderThenNames() throws IOException {
    Path file = file("a.csv", "10,a\n1a,b\n9,c\n01,d\n1,e\n01,f\n");
    Dataset<Text> data = read(new Csv(List.of("2"), Optional.of("1")), file);
    assertThat(data.labelNames()).containsExactly("01", "1", "9", "10", "1a");
    assertThat(IntStream.range(0, 6).map(i -> data.get(i).label().getAsInt()))
        .containsExactly(3, 4, 2, 0, 1, 0);
  }

  @Test
  void quotedFieldsMayHoldLineBreaksAndQuotes() throws IOException {
    Path file = file("a.csv", "text\r\n\"one \"\"1\"\"\r\nstill one\"\r\ntwo\r\n");
    Dataset<Text> data = read(new Csv(), file);
    assertThat(texts(data)).containsExactly("one \"1\"\r\nstill one", "two");
    assertThat(ids(data)).containsExactly("2", "4");
  }

  @Test
  void tabsPartTheColumnsOfTsv() throws IOException {
    Path file = file("a.tsv", "id\ttext\n1\tone, two\n");
    assertThat(texts(read(new Csv(), file))).containsExactly("one, two");
  }

  @Test
  void badRowsAreListedWithTheirNumber() throws IOException {
    Path file = file("a.csv", "text,label\ngood,x\nshort\n,x\nno label, \nfine,y\n");
    Dataset<Text> data = read(new Csv(List.of("text"), Optional.of("label")), file);
    assertThat(texts(data)).containsExactly("good", "fine");
    assertThat(data.skipped())
        .containsExactly(
            new Skipped("line 3", "column 2 of 1 is not there"),
            new Skipped("line 4", "the text is empty"),
            new Skipped("line 5", "the label is empty"));
  }

  @Test
  void columnThatDoesNotExistIsNamedWithThoseThatDo() throws IOException {
    Path file = file("a.csv", "txt,label\nx,y\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(new Csv(), file))
        .withMessageContaining("no column 'text'")
        .withMessageContaining("txt");
  }

  @Test
  void foldersHaveASplitForEachNamedFile() throws IOException {
    file("stsb-en-train.csv", "text\na\n");
    file("stsb-en-test.csv", "text\nb\n");
    file("constraints.csv", "text\nc\n");
    assertThat(new Csv().accepts(folder)).isTrue();
    assertThat(new Csv().splits(folder)).containsExactly("test", "train");
    assertThat(texts(new Csv().read(folder, "test"))).containsExactly("b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Csv().read(folder, "tset"))
        .withMessageContaining("no split 'tset'");
    assertThat(new TextLines().accepts(folder)).isFalse();
  }

  @Test
  void jsonLinesHaveTextsLabelsAndWordings() throws IOException {
    Path file =
        file(
            "a.jsonl",
            """
            {"text": "a dog", "label": 1, "wordings": ["a hound", "one dog"]}

            {"text": "a cat", "label": "cat", "wordings": "one cat"}
            {"text": "a cow", "label": 1}
            """);
    Dataset<Text> data =
        read(new JsonLines("text", Optional.of("label"), Optional.of("wordings")), file);
    assertThat(texts(data)).containsExactly("a dog", "a cat", "a cow");
    assertThat(ids(data)).containsExactly("1", "3", "4");
    assertThat(data.get(0).value().wordings())
        .containsExactly(Text.of("a hound"), Text.of("one dog"));
    assertThat(data.get(1).value().wordings()).containsExactly(Text.of("one cat"));
    assertThat(data.get(2).value().wordings()).isEmpty();
    assertThat(data.labelNames()).containsExactly("1", "cat");
  }

  @Test
  void badJsonLinesAreListed() throws IOException {
    Path file =
        file(
            "a.jsonl",
            """
            {"text": "good"}
            {"text": "cut off
            {"title": "other"}
            {"text": 7}
            ["text"]
            {"text": "half \\ud83d pair"}
            """);
    Dataset<Text> data = read(new JsonLines(), file);
    assertThat(texts(data)).containsExactly("good");
    assertThat(data.skipped()).hasSize(5);
    assertThat(data.skipped().get(0).reason()).startsWith("not JSON at column");
    assertThat(data.skipped().get(1))
        .isEqualTo(new Skipped("line 3", "no key 'text' among [title]"));
    assertThat(data.skipped().get(4).reason()).contains("half a surrogate pair at offset 5");
  }

  @Test
  void pairsHaveScores() throws IOException {
    Path file = file("sts.csv", "A dog.,\"A hound, really.\",4.5\nOne.,Two.,0\n");
    ScoredPairs<Text> read = new SentencePairs().readPairs(file);
    assertThat(read.pairs())
        .containsExactly(
            new ScoredPairs.Pair<>("1", Text.of("A dog."), Text.of("A hound, really."), 4.5),
            new ScoredPairs.Pair<>("2", Text.of("One."), Text.of("Two."), 0));
  }

  @Test
  void scoresOutOfRangeAreListed() throws IOException {
    Path file = file("sts.csv", "a,b,5.1\nc,d,x\ne,f,NaN\ng,h,5\n");
    ScoredPairs<Text> read = new SentencePairs().readPairs(file);
    assertThat(read.pairs()).hasSize(1);
    assertThat(read.skipped())
        .containsExactly(
            new Skipped("line 1", "the score must be in 0.0..5.0, but was 5.1"),
            new Skipped("line 2", "the score must be a number, but was 'x'"),
            new Skipped("line 3", "the score must be in 0.0..5.0, but was NaN"));
  }

  @Test
  void pairsWithoutScoresAllBelongTogether() throws IOException {
    Path file = file("pairs.tsv", "a\tb\none\ttwo\n");
    var reader = new SentencePairs("a", "b", Optional.empty(), new Range(0, 5), true);
    assertThat(reader.readPairs(file).pairs().get(0).score()).isEqualTo(1);
  }

  @Test
  void pairsAsADatasetAreSentencesOrWordings() throws IOException {
    Path file = file("sts.csv", "a,b,5\nc,d,0\n");
    Dataset<Text> sentences = read(new SentencePairs(), file);
    assertThat(texts(sentences)).containsExactly("a", "b", "c", "d");
    assertThat(ids(sentences)).containsExactly("1.1", "1.2", "2.1", "2.2");
    var paired = new SentencePairs("1", "2", Optional.of("3"), new Range(0, 5), true);
    Sample<Text> second = read(paired, file).get(1);
    assertThat(second).isEqualTo(new Sample<>("2", Text.of("c"), OptionalInt.empty()));
    assertThat(second.value().wordings()).containsExactly(Text.of("d"));
  }
}
