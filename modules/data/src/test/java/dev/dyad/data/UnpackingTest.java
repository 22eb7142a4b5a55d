package dev.dyad.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as they should be, and as an attacker would make them. */
class UnpackingTest {
  private static final Unpacking ALL = new Unpacking(10, 100_000, 0, List.of("**"));

  @TempDir private Path folder;

  /** An entry to be: a link leads to its content. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Made(String name, byte[] content, boolean isLink) {
    Made(String name, String content) {
      this(name, Sets.utf8(content), false);
    }
  }

  private Path out() {
    return folder.resolve("out");
  }

  private void unpack(String name, Unpacking limits, Made... entries) throws IOException {
    byte[] bytes = name.endsWith(".zip") ? zip(entries) : tar(entries);
    Path archive = folder.resolve("bytes");
    Files.write(archive, name.endsWith("gz") ? gzip(bytes) : bytes);
    Files.createDirectories(out());
    new Unpacker(archive, name, out(), limits).unpack();
  }

  private static byte[] tar(Made... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Made made : entries) {
        var entry =
            made.isLink()
                ? new TarArchiveEntry(made.name(), TarConstants.LF_SYMLINK)
                : new TarArchiveEntry(made.name(), true);
        if (made.isLink()) {
          entry.setLinkName(new String(made.content(), java.nio.charset.StandardCharsets.UTF_8));
        } else {
          entry.setSize(made.content().length);
        }
        tar.putArchiveEntry(entry);
        if (!made.isLink()) {
          tar.write(made.content());
        }
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Made... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(bytes)) {
      for (Made made : entries) {
        var entry = new ZipArchiveEntry(made.name());
        if (made.isLink()) {
          entry.setUnixMode(0120777);
        }
        zip.putArchiveEntry(entry);
        zip.write(made.content());
        zip.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "a.tgz"})
  void unpacksWhatIsKept(String name) throws IOException {
    var limits = new Unpacking(10, 1000, 1, List.of("data/*.txt"));
    unpack(
        name,
        limits,
        new Made("top-1.0/data/a.txt", "a"),
        new Made("top-1.0/data/deep/b.txt", "b"),
        new Made("top-1.0/c.txt", "c"),
        new Made("top-1.0/data/d.bin", "d"),
        new Made("e.txt", "e"));
    assertThat(Sets.files(out())).containsExactly("data/a.txt");
    assertThat(out().resolve("data/a.txt")).hasContent("a");
  }

  @Test
  void unpacksAGzipOfOneFile() throws IOException {
    Path archive = Files.write(folder.resolve("a"), gzip(Sets.utf8("content")));
    Files.createDirectories(out());
    new Unpacker(archive, "a.csv.gz", out(), ALL).unpack();
    assertThat(out().resolve("a.csv")).hasContent("content");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar"})
  void refusesNamesThatLeadOut(String name) {
    for (String bad :
        List.of("../a", "a/../../b", "/etc/passwd", "C:/a", "a/..", "..", "a\\..\\..\\b")) {
      assertThatThrownBy(() -> unpack(name, ALL, new Made(bad, "x")))
          .as(bad)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(name + " cannot be unpacked: holds a name that leads out");
    }
    assertThat(Sets.files(folder)).containsExactly("bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar"})
  void refusesNamesThatLeadOutEvenWhereTheyAreNotKept(String name) {
    var few = new Unpacking(10, 1000, 0, List.of("*.txt"));
    assertThatThrownBy(() -> unpack(name, few, new Made("../a.bin", "x")))
        .hasMessageContaining("leads out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar"})
  void refusesLinks(String name) {
    Made link = new Made("link", Sets.utf8("/etc"), true);
    assertThatThrownBy(() -> unpack(name, ALL, link, new Made("link/passwd", "x")))
        .hasMessageContaining("holds a link or a device: 'link'");
    assertThat(Sets.files(out())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar"})
  void refusesANameTwice(String name) {
    assertThatThrownBy(() -> unpack(name, ALL, new Made("a", "1"), new Made("a", "2")))
        .hasMessageContaining("holds a name twice: 'a'");
    assertThatThrownBy(
            () ->
                unpack("b" + name, ALL, new Made("b", "1"), new Made("c", ""), new Made("b/c", "")))
        .hasMessageContaining("twice: 'b/c'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz"})
  void stopsAtTheBytesAllowed(String name) {
    var zeros = new Made("zeros", new byte[1 << 20], false);
    assertThatThrownBy(() -> unpack(name, ALL, zeros))
        .hasMessageContaining("unpacks to more than 100,000 bytes");
  }

  @Test
  void countsWhatATarPassesOver() {
    var few = new Unpacking(10, 100_000, 0, List.of("*.txt"));
    assertThatThrownBy(() -> unpack("a.tar.gz", few, new Made("zeros", new byte[1 << 20], false)))
        .hasMessageContaining("unpacks to more than");
  }

  @Test
  void stopsAGzipBomb() throws IOException {
    Path archive = Files.write(folder.resolve("a"), gzip(new byte[1 << 20]));
    Files.createDirectories(out());
    assertThatThrownBy(() -> new Unpacker(archive, "a.gz", out(), ALL).unpack())
        .hasMessageContaining("unpacks to more than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar"})
  void stopsAtTheEntriesAllowed(String name) {
    Made[] many = new Made[11];
    for (int i = 0; i < many.length; i++) {
      many[i] = new Made("f" + i, "");
    }
    assertThatThrownBy(() -> unpack(name, ALL, many))
        .hasMessageContaining("holds more than 10 entries");
  }

  @Test
  void saysThatAnArchiveIsDamaged() throws IOException {
    byte[] whole = gzip(tar(new Made("a", "content that is long enough to be cut in the middle")));
    Path archive = folder.resolve("cut");
    Files.createDirectories(out());
    for (String name : List.of("a.tar.gz", "a.zip")) {
      Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));
      assertThatThrownBy(() -> new Unpacker(archive, name, out(), ALL).unpack())
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(name + " cannot be unpacked: ");
    }
  }

  @Test
  void leavesNothingOfASetWhoseArchiveIsRefused() throws IOException {
    byte[] bad = tar(new Made("good", "1"), new Made("../bad", "2"));
    var store = new DataStore(folder.resolve("store"));
    try (var served = new Served()) {
      String address = served.at("/a", Served.whole(bad));
      RemoteFile file = Sets.unpacked(Sets.known("a.tar", bad, address), ALL);
      assertThatThrownBy(() -> store.download(Sets.of(file), Sets.IMPATIENT, DataProgress.NONE))
          .hasMessageContaining("leads out of its folder: '../bad'");
    }
    assertThat(Sets.files(store.root())).containsExactly(".parts/tiny/a.tar");
    assertThat(store.has("tiny")).isFalse();
  }
}
