package dev.dyad.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets from files that are here already. */
class LocalFilesTest {
  private static final byte[] BODY = Sets.bytes(1000);
  private static final String NOWHERE = "http://127.0.0.1:1/nothing";

  @TempDir private Path folder;
  private DataStore store;
  private Path from;

  @BeforeEach
  void folders() throws IOException {
    store = new DataStore(folder.resolve("store"));
    from = Files.createDirectories(folder.resolve("from"));
  }

  private void take(CatalogueEntry entry) throws IOException {
    store.take(entry, from, DataProgress.NONE);
  }

  private List<String> onDisk() {
    return Sets.files(store.root());
  }

  @Test
  void takesTheFilesAsTheyArePublished() throws IOException {
    Files.createDirectories(from.resolve("deeper"));
    Files.write(from.resolve("deeper/a.bin"), BODY);
    take(Sets.of(Sets.known("a.bin", BODY, NOWHERE)));
    assertThat(onDisk()).containsExactly("tiny/a.bin");
    assertThat(from.resolve("deeper/a.bin")).exists();
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(
            () ->
                take(
                    Sets.of(
                        Sets.known("a.bin", BODY, NOWHERE), Sets.known("b.bin", BODY, NOWHERE))))
        .hasMessage(from + ": tiny needs also: a.bin, b.bin");
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void refusesAFileThatIsAnother() throws IOException {
    Files.write(from.resolve("a.bin"), Sets.bytes(999));
    assertThatThrownBy(() -> take(Sets.of(Sets.known("a.bin", BODY, NOWHERE))))
        .hasMessageContaining("a.bin: is not the a.bin that was published (" + Sets.sha256(BODY));
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void takesAGzipThatWasPackedAnew() throws IOException {
    Path packed = from.resolve("a.gz");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(packed)) {
          {
            def.setLevel(Deflater.NO_COMPRESSION);
          }
        }) {
      out.write(BODY);
    }
    RemoteFile published = Sets.known("a.gz", Sets.bytes(500), NOWHERE);
    assertThatThrownBy(() -> take(Sets.of(published))).hasMessageContaining("is not the a.gz");
    RemoteFile known =
        new RemoteFile(
            "a.gz",
            published.addresses(),
            published.bytes(),
            Optional.empty(),
            published.checksums(),
            Optional.of(Sets.sha256(BODY)),
            Optional.empty());
    take(Sets.of(known));
    assertThat(onDisk()).containsExactly("tiny/a.gz");
    assertThat(store.receipt("tiny").orElseThrow().files().get(0).checked())
        .contains("packed anew");
  }

  /** Two files in a folder, as {@code find d -type f | sort | xargs sha256sum | sha256sum} sees. */
  private static CatalogueEntry twoFiles(String one, String two) {
    String lines =
        "%s  d/1.txt\n%s  d/2.txt\n"
            .formatted(Sets.sha256(Sets.utf8(one)), Sets.sha256(Sets.utf8(two)));
    var content = new Content(List.of("d/*.txt"), 2, Optional.of(Sets.sha256(Sets.utf8(lines))));
    var unpacking = new Unpacking(10, 1000, 1, List.of("d/*.txt", "LICENCE"));
    return Sets.of(
        Optional.of(content), Sets.unpacked(Sets.unknown("a.tar.gz", 1000, NOWHERE), unpacking));
  }

  private void zip(String name, String... namesAndContents) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(from.resolve(name)))) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(Sets.utf8(namesAndContents[i + 1]));
      }
    }
  }

  @Test
  void takesTheSameContentFromAnotherArchive() throws IOException {
    zip("any.zip", "x/d/1.txt", "one", "x/d/2.txt", "two", "x/LICENCE", "CC0", "x/e", "no");
    take(twoFiles("one", "two"));
    assertThat(onDisk()).containsExactly("tiny/LICENCE", "tiny/d/1.txt", "tiny/d/2.txt");
  }

  @Test
  void takesTheSameContentFromAFolder() throws IOException {
    Files.createDirectories(from.resolve("y/d"));
    Files.writeString(from.resolve("y/d/1.txt"), "one");
    Files.writeString(from.resolve("y/d/2.txt"), "two");
    take(twoFiles("one", "two"));
    assertThat(onDisk()).containsExactly("tiny/d/1.txt", "tiny/d/2.txt");
  }

  @Test
  void refusesOtherContent() throws IOException {
    zip("any.zip", "d/1.txt", "one", "d/2.txt", "TWO");
    assertThatThrownBy(() -> take(twoFiles("one", "two")))
        .hasMessageContaining("tiny: the content is other than it should be");
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void saysHowMuchOfTheContentIsThere() throws IOException {
    zip("any.zip", "d/1.txt", "one");
    assertThatThrownBy(() -> take(twoFiles("one", "two")))
        .hasMessageContaining("holds neither a.tar.gz, nor unpacked the 2 files named like d/*.txt")
        .hasMessageContaining("but 1 of them in");
  }

  @Test
  void stopsAtTheBytesAllowed() throws IOException {
    zip("any.zip", "d/1.txt", "1".repeat(900), "d/2.txt", "2".repeat(900));
    assertThatThrownBy(() -> take(twoFiles("one", "two")))
        .hasMessageContaining("unpacks to more bytes than allowed");
    assertThat(onDisk()).isEmpty();
  }

  @Test
  void takesRealSets() throws IOException {
    var sets = Catalogue.builtIn();
    store.take(sets.named("mnist"), SharedData.require("mnist"), DataProgress.NONE);
    store.take(sets.named("fsdd"), SharedData.require("fsdd"), DataProgress.NONE);
    store.take(sets.named("mutag"), SharedData.require("tu-graphs"), DataProgress.NONE);
    store.take(sets.named("nab"), SharedData.require("nab"), DataProgress.NONE);
    store.take(sets.named("gunpoint"), SharedData.require("ucr"), DataProgress.NONE);
    store.take(sets.named("stsb"), SharedData.require("stsb"), DataProgress.NONE);
    assertThat(onDisk()).hasSize(4 + 3000 + 6 + 62 + 2 + 3);
  }
}
