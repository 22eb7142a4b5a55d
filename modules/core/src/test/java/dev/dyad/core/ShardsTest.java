package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tar archives, read where they lie. */
class ShardsTest {
  @TempDir private Path folder;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One header, with its sum, and the content, as ustar has them. */
  private static byte[] entry(String name, char type, byte[] content) {
    byte[] block = new byte[512 + (content.length + 511) / 512 * 512];
    put(block, 0, name);
    put(block, 100, "0000644");
    put(block, 124, "%011o".formatted(content.length));
    put(block, 136, "00000000000");
    block[156] = (byte) type;
    put(block, 257, "ustar");
    put(block, 263, "00");
    Arrays.fill(block, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += block[i] & 0xFF;
    }
    put(block, 148, "%06o\0 ".formatted(sum));
    System.arraycopy(content, 0, block, 512, content.length);
    return block;
  }

  private static void put(byte[] block, int at, String text) {
    System.arraycopy(utf8(text), 0, block, at, utf8(text).length);
  }

  private static byte[] file(String name, String content) {
    return entry(name, '0', utf8(content));
  }

  private Path tar(String name, byte[]... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      bytes.write(entry);
    }
    bytes.write(new byte[1024]);
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  private static String text(Contents contents, String name) throws IOException {
    return new String(contents.bytes(name, 1000), StandardCharsets.UTF_8);
  }

  @Test
  void readsFilesWhereTheyLie() throws IOException {
    Path archive =
        tar("a.tar", file("b/2.txt", "two"), entry("b/", '5', new byte[0]), file("./a.txt", "one"));
    try (Contents contents = Contents.open(archive)) {
      assertThat(contents.names()).containsExactly("a.txt", "b/2.txt");
      assertThat(text(contents, "b/2.txt")).isEqualTo("two");
      assertThat(text(contents, "a.txt")).isEqualTo("one");
      assertThat(contents.skipped()).isEmpty();
    }
    assertThat(Contents.any(archive, "b/2.txt"::equals)).isTrue();
    assertThat(Contents.any(archive, "c"::equals)).isFalse();
  }

  @Test
  void readsLongNames() throws IOException {
    String gnu = "g".repeat(150) + ".txt";
    String posix = "ü".repeat(150) + ".txt";
    String record = " path=" + posix + "\n";
    byte[] pax = utf8((utf8(record).length + 3) + record);
    Path archive =
        tar(
            "a.tar",
            entry("././@LongLink", 'L', utf8(gnu + "\0")),
            file("g", "1"),
            entry("pax", 'x', pax),
            file("u", "2"));
    try (Contents contents = Contents.open(archive)) {
      assertThat(contents.names()).containsExactly(gnu, posix);
      assertThat(text(contents, posix)).isEqualTo("2");
    }
  }

  @Test
  void readsAFolderOfShardsAsOne() throws IOException {
    tar("s-0.tar", file("a.txt", "1"), file("b.txt", "2"));
    tar("s-1.tar", file("c.txt", "3"));
    assertThat(Shards.areIn(folder)).isTrue();
    for (int i = 0; i < 2; i++) { // without the index, and with it
      try (Contents contents = Contents.open(folder)) {
        assertThat(contents.names()).containsExactly("a.txt", "b.txt", "c.txt");
        assertThat(text(contents, "c.txt")).isEqualTo("3");
        assertThat(text(contents, "b.txt")).isEqualTo("2");
      }
      Shards.writeIndex(folder);
    }
  }

  @Test
  void usesTheIndexWhereItIsOfTheseShards() throws IOException {
    tar("s.tar", file("a.txt", "1"), file("b.txt", "2"));
    Shards.writeIndex(folder);
    Path index = folder.resolve(Shards.INDEX);
    Files.writeString(index, Files.readString(index).replace("b.txt", "other.txt"));
    assertThat(Contents.open(folder).names()).containsExactly("a.txt", "other.txt");
    tar("s.tar", file("a.txt", "1"), file("b.txt", "2"), file("c.txt", "3"));
    assertThat(Contents.open(folder).names()).containsExactly("a.txt", "b.txt", "c.txt");
  }

  @Test
  void takesABrokenIndexForNone() throws IOException {
    Path shard = tar("s.tar", file("a.txt", "1"));
    String start = "dyad-shards 1 1\n" + Files.size(shard) + "\ts.tar\n";
    for (String bad : List.of("", "x", "dyad-shards 2", start + "0\t512", start + "7\t1\t1\ta")) {
      Files.writeString(folder.resolve(Shards.INDEX), bad);
      assertThat(Contents.open(folder).names()).as(bad).containsExactly("a.txt");
    }
  }

  @Test
  void noticesThatAShardChangedUnderItsIndex() throws IOException {
    tar("s.tar", file("a.txt", "1"), file("b.txt", "2"));
    Shards.writeIndex(folder);
    tar("s.tar", file("a.txt", "1".repeat(600)));
    assertThat(Files.size(folder.resolve("s.tar"))).isEqualTo(2560);
    tar("s.tar", file("a.txt", "1".repeat(600)), new byte[512]); // as long as before
    try (Contents contents = Contents.open(folder)) {
      assertThatThrownBy(() -> contents.bytes("b.txt", 100))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("was changed; delete shards.index");
    }
  }

  @Test
  void takesTheClassForTheFolderWhereOthersMadeTheShards() throws IOException {
    tar(
        "s.tar",
        file("000.jpg", "1"),
        file("000.cls", "7"),
        file("001.cls", "cat\n"),
        file("001.jpg", "2"),
        file("002.jpg", "3"));
    try (Contents contents = Contents.open(folder)) {
      assertThat(contents.names()).containsExactly("002.jpg", "7/000.jpg", "cat/001.jpg");
      assertThat(text(contents, "cat/001.jpg")).isEqualTo("2");
    }
  }

  @Test
  void keepsNamesThatWereEscaped() throws IOException {
    assertThat(Shards.escaped("a.b/c.d%.jpg")).isEqualTo("a.b/c%2Ed%25.jpg");
    String record = " " + Shards.ESCAPED + "\n";
    byte[] global = entry("g", 'g', utf8((record.length() + 2) + record));
    tar("s.tar", global, file("c%2Ed%25.jpg", "1"), file("c%2Ed%25.cls", "0"));
    assertThat(Contents.open(folder).names()).containsExactly("c.d%.jpg");
    assertThat(Contents.any(folder, "c.d%.jpg"::equals)).isTrue();
  }

  @Test
  void listsWhatItLeavesOut() throws IOException {
    Path archive =
        tar(
            "a.tar",
            file("a", "1"),
            entry("link", '2', new byte[0]),
            file("a", "2"),
            entry("cut", '0', new byte[2000]));
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length - 1500));
    try (Contents contents = Contents.open(archive)) {
      assertThat(contents.names()).containsExactly("a");
      assertThat(text(contents, "a")).isEqualTo("1");
      assertThat(contents.skipped()).extracting(Skipped::id).containsExactly("link", "a", "cut");
    }
  }

  @Test
  void saysThatAnArchiveIsDamaged() throws IOException {
    Path archive = Files.write(folder.resolve("a.tar"), new byte[] {1, 2, 3});
    assertThat(Contents.open(archive).names()).isEmpty();
    byte[] noise = new byte[2048];
    Arrays.fill(noise, (byte) 'x');
    Files.write(archive, noise);
    assertThatThrownBy(() -> Contents.open(archive))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(archive.toString())
        .hasMessageContaining("damaged: no header at byte 0");
    assertThat(Contents.any(archive, n -> true)).isFalse();
  }

  @Test
  void aFolderWithAnythingElseIsNoFolderOfShards() throws IOException {
    tar("s.tar", file("a.txt", "1"));
    Files.writeString(folder.resolve("readme.txt"), "hello");
    assertThat(Shards.areIn(folder)).isFalse();
    assertThat(Contents.open(folder).names()).containsExactly("readme.txt", "s.tar");
  }
}
