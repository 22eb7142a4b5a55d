package dev.dyad.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioManifestTest {
  private static final String LIST =
      "path,label,split\r\n"
          + "a.wav,dog,train\n"
          + "\"b, c.wav\",\"big \"\"cat\"\"\",test\n"
          + "x.wav,dog,test\n\n";

  @TempDir private Path folder;

  private Path write(String list) throws IOException {
    Files.write(folder.resolve("a.wav"), Wav.of(1).file());
    Files.write(folder.resolve("b, c.wav"), Wav.of(1, 2).file());
    return Files.writeString(folder.resolve("list.csv"), list);
  }

  private static void check(Path path) throws IOException {
    var reader = new AudioManifest();
    assertThat(reader.splits(path)).containsExactly("test", "train");
    Dataset<Clip> test = reader.read(path, "test");
    assertThat(test.labelNames()).containsExactly("big \"cat\"", "dog");
    assertThat(test.size()).isEqualTo(1);
    assertThat(test.get(0).id()).endsWith("b, c.wav");
    assertThat(test.get(0).label()).isEqualTo(OptionalInt.of(0));
    assertThat(test.skipped())
        .extracting(s -> s.reason())
        .containsExactly("is in the list, but not there, or listed twice");
  }

  @Test
  void readsFilesBesideTheList() throws IOException {
    Path list = write(LIST);
    assertThat(new AudioManifest().accepts(list)).isTrue();
    check(list);
    check(folder);
  }

  @Test
  void readsAListInsideAZip() throws IOException {
    Path zip = folder.resolve("data.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("set/list.csv"));
      out.write(LIST.getBytes(StandardCharsets.UTF_8));
      for (String name : List.of("a.wav", "b, c.wav")) {
        out.putNextEntry(new ZipEntry("set/" + name));
        out.write(Wav.of(1, 2, 3).file());
      }
    }
    check(zip);
  }

  @Test
  void readsListsWithoutLabelsAndSplits() throws IOException {
    Path list = write("\uFEFFfile,x\na.wav,1\n");
    Dataset<Clip> data = new AudioManifest("file", "label", "split").read(list, "all");
    assertThat(data.size()).isEqualTo(1);
    assertThat(data.labelNames()).isEmpty();
    assertThat(data.label(0)).isEmpty();
  }

  @Test
  void saysWhichColumnsThereAre() throws IOException {
    Path list = write("filename,target\na.wav,1\n");
    assertThatThrownBy(() -> new AudioManifest().read(list, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("'path'", "[filename, target]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AudioManifest("filename", "target", "split").read(list, "train"))
        .withMessageContaining("no split 'train'. Known: all.");
  }

  @Test
  void namesTheLineOfAQuoteThatNeverEnds() throws IOException {
    Path list = write("path,label\na.wav,dog\n\"b, c.wav\",\"cat\nx.wav,dog\n");
    for (Path path : List.of(list, folder)) {
      assertThatThrownBy(() -> new AudioManifest().read(path, "all"))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll(path.toString(), "list.csv", "line 3: a quote is opened");
    }
  }

  @Test
  void looksAtNothingButWhatAListNames() throws IOException {
    Path list = write(LIST);
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    Dataset<Clip> data = new AudioManifest().read(list, "train");
    assertThat(data.skipped()).extracting(s -> s.id()).containsExactly("x.wav");
  }

  @Test
  void wantsOneList() throws IOException {
    write(LIST);
    Files.writeString(folder.resolve("other.csv"), LIST);
    assertThatThrownBy(() -> new AudioManifest().read(folder, "all"))
        .hasMessageContaining("must hold one CSV file, but holds 2");
  }
}
