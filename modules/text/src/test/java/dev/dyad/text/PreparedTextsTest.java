package dev.dyad.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Dataset;
import dev.dyad.core.SpecCodec;
import dev.dyad.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedTextsTest {
  private static final String LINES =
      """
      The dogs ran "home" quickly.  It wasn't far.
      Children\u2019s 4.5% www.example.org \uD83D\uDE00 \u05E9\u05DC\u05D5\u05DD
      """;

  @TempDir private Path folder;

  private Dataset<Text> read(String lines, int megabytes) throws IOException {
    Path file = Files.writeString(folder.resolve("texts.txt"), lines);
    return new PreparedTexts(new TextLines(), folder.resolve("prepared"), megabytes)
        .read(file, "all");
  }

  private Dataset<Text> read(String lines) throws IOException {
    return read(lines, 1);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("prepared"))) {
      return files.sorted().toList();
    }
  }

  private static void assertIsPrepared(Dataset<Text> texts) {
    for (int i = 0; i < texts.size(); i++) {
      Text text = texts.get(i).value();
      assertThat(text.sentences()).isEqualTo(Text.of(text.content()).sentences());
    }
  }

  @Test
  void tokensAreThoseFoundWithoutTheFolder() throws IOException {
    assertIsPrepared(read(LINES));
    assertIsPrepared(read(LINES));
    assertThat(files()).hasSize(1);
    assertThat(read(LINES).get(0).value().sentences()).hasSize(2);
  }

  @Test
  void anyTokensComeBackAsTheyWere() {
    Seeds.forAll(
        200,
        random -> {
          Text text = random.nextBoolean() ? Texts.anything(random) : Texts.sentences(random);
          byte[] packed = PackedTokens.of(text.sentences());
          assertThat(PackedTokens.read(packed, text.content())).isEqualTo(text.sentences());
        });
    Text longOne = Text.of("x".repeat(40_000) + " dogs");
    assertThat(PackedTokens.read(PackedTokens.of(longOne.sentences()), longOne.content()))
        .isEqualTo(longOne.sentences());
  }

  @Test
  void secondReadingTakesWhatWasKept() throws IOException {
    read("A dog.\nA cat.\n");
    // put what is kept for other texts in its place: if it is read, it shows
    Path kept = files().get(0);
    read("A fox!\nA cow!\n");
    Path others = files().stream().filter(f -> !f.equals(kept)).findFirst().orElseThrow();
    assertThat(Files.readAllBytes(others)).isEqualTo(Files.readAllBytes(kept));
    var folderAlone = new PreparationFolder(folder.resolve("prepared"), 1000);
    String key = PreparationFolder.key(List.of("A dog."), Preparation.present());
    byte[] packed = PackedTokens.of(Text.of("A. dog").sentences());
    folderAlone.write(key, List.of(packed));
    assertThat(read("A dog.\n").get(0).value().sentences())
        .isEqualTo(PackedTokens.read(packed, "A dog."));
  }

  @Test
  void otherTextsHaveOtherNames() {
    assertThat(PreparationFolder.key(List.of("ab", "c"), Preparation.GUESSED))
        .isNotEqualTo(PreparationFolder.key(List.of("a", "bc"), Preparation.GUESSED))
        .isNotEqualTo(PreparationFolder.key(List.of("c", "ab"), Preparation.GUESSED))
        .isNotEqualTo(PreparationFolder.key(List.of("ab", "c"), Preparation.TAGGED))
        .isEqualTo(PreparationFolder.key(List.of("ab", "c"), Preparation.GUESSED));
  }

  @Test
  void fileCutShortIsMadeAnew() throws IOException {
    read(LINES);
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertIsPrepared(read(LINES));
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
  }

  @Test
  void damagedFileIsMadeAnew() throws IOException {
    read(LINES);
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x41;
      Files.write(file, damaged);
      assertIsPrepared(read(LINES));
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertIsPrepared(read(LINES));
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() throws IOException {
    var kept = new PreparationFolder(folder, 250);
    for (String name : List.of("a", "b", "c")) {
      kept.write(name, List.of(new byte[80])); // 92 bytes with length and checksum
      Instant age = Instant.now().minusSeconds(100 - name.charAt(0) % 10);
      Files.setLastModifiedTime(folder.resolve(name + ".prepared"), FileTime.from(age));
    }
    assertThat(kept.read("a", 1)).isEmpty();
    assertThat(kept.read("b", 1)).isPresent(); // and is now the newest
    kept.write("d", List.of(new byte[80]));
    assertThat(kept.read("c", 1)).isEmpty();
    assertThat(kept.read("b", 1)).isPresent();
    assertThat(kept.read("d", 1).orElseThrow().get(0)).hasSize(80);
  }

  @Test
  void unfinishedFilesOfYesterdayGo() throws IOException {
    Path old = Files.createFile(folder.resolve("x.part"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(100_000)));
    Path ofNow = Files.createFile(folder.resolve("y.part"));
    Path other = Files.createFile(folder.resolve("mine.txt"));
    new PreparationFolder(folder, 1000).write("a", List.of());
    assertThat(old).doesNotExist();
    assertThat(ofNow).exists();
    assertThat(other).exists();
  }

  @Test
  void labelsAndSkippedRowsStay() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "text,topic\nA dog.,b\n,a\nA cat.,a\n");
    var csv = new Csv(List.of("text"), java.util.Optional.of("topic"));
    Dataset<Text> plain = csv.read(file, "all");
    Dataset<Text> prepared =
        new PreparedTexts(csv, folder.resolve("prepared"), 1).read(file, "all");
    assertThat(prepared.labelNames()).isEqualTo(plain.labelNames()).containsExactly("a", "b");
    assertThat(prepared.skipped()).isEqualTo(plain.skipped()).hasSize(1);
    assertThat(prepared.get(0)).isEqualTo(plain.get(0));
  }

  @Test
  void isReadFromARecipe() {
    SpecCodec codec = SpecCodec.of(new TextModality());
    var reader = new PreparedTexts(new SentencePairs(), Path.of("kept"), 5);
    assertThat(codec.read(codec.write(reader))).isEqualTo(reader);
    assertThat(reader.isBuiltIn()).isFalse();
    assertThat(new PreparedTexts(new WordNetGlosses(), Path.of("kept"), 5).isBuiltIn()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PreparedTexts(new TextLines(), Path.of("kept"), 0))
        .withMessageContaining("megabytes must be positive");
  }
}
