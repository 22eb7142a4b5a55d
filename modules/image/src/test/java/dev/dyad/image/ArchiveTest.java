package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.UnreadableSampleException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  private static final ImageFolder READER = new ImageFolder();

  @TempDir Path folder;

  private static Map<String, byte[]> splitFolders() {
    var files = new LinkedHashMap<String, byte[]>();
    for (String split : List.of("train", "test")) {
      for (int i = 0; i < 4; i++) {
        String name = "set/%s/%s/%d.png".formatted(split, i % 2 == 0 ? "even" : "odd", i);
        files.put(name, Pictures.file(Pictures.gray(2, 1, i, split.length()), "png"));
      }
    }
    files.put("set/readme.txt", new byte[] {1});
    return files;
  }

  private Path archive(String name, Map<String, byte[]> files) throws IOException {
    byte[] content = name.endsWith("zip") ? Archives.zip(files) : Archives.tar(files);
    return Files.write(
        folder.resolve(name), name.endsWith("gz") ? Archives.gzip(content) : content);
  }

  private static List<String> ids(Dataset<Image> data) {
    return IntStream.range(0, data.size()).mapToObj(data::id).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.ZIP", "a.tar", "a.tar.gz", "a.tgz"})
  void readsTheSameAsFromTheUnpackedFolder(String name) throws IOException {
    Path unpacked = folder.resolve("unpacked");
    for (var file : splitFolders().entrySet()) {
      Path path = unpacked.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Path archive =
        Files.write(
            folder.resolve(name),
            Files.readAllBytes(archive(name.toLowerCase(java.util.Locale.ROOT), splitFolders())));
    assertThat(READER.accepts(archive)).isTrue();
    assertThat(READER.splits(archive)).isEqualTo(READER.splits(unpacked));
    for (String split : List.of("train", "test", DatasetReader.ALL)) {
      Dataset<Image> packed = READER.read(archive, split);
      Dataset<Image> plain = READER.read(unpacked, split);
      assertThat(ids(packed)).isEqualTo(ids(plain));
      assertThat(packed.labelNames()).containsExactly("even", "odd");
      assertThat(packed.skipped()).isEqualTo(plain.skipped());
      for (int i = 0; i < plain.size(); i++) {
        assertThat(packed.get(i)).isEqualTo(plain.get(i));
      }
      ((Closeable) packed).close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar.gz"})
  void readsFromSeveralThreads(String name) throws IOException {
    Dataset<Image> data = READER.read(archive(name, splitFolders()), "train");
    List<Image> alone = IntStream.range(0, 4).mapToObj(i -> data.get(i).value()).toList();
    IntStream.range(0, 1000)
        .parallel()
        .forEach(i -> assertThat(data.get(i % 4).value()).isEqualTo(alone.get(i % 4)));
  }

  @Test
  void saysWhatToDoWhenATarIsTooLarge() throws IOException {
    Path archive = archive("a.tar.gz", splitFolders());
    long bytes =
        splitFolders().entrySet().stream()
            .filter(f -> f.getKey().startsWith("set/train/"))
            .mapToLong(f -> f.getValue().length)
            .sum();
    assertThat(
            new ImageFolder(Channels.AS_STORED, 100, 10_000, bytes)
                .read(archive, "train")
                .get(3)
                .value()
                .width())
        .isEqualTo(2);
    assertThatThrownBy(
            () ->
                new ImageFolder(Channels.AS_STORED, 100, 10_000, bytes - 1).read(archive, "train"))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            archive.toString(), "more than " + (bytes - 1) + " bytes", "Unpack the archive");
  }

  @Test
  void refusesAnEntryThatUnpacksToTooMuch() throws IOException {
    Path archive = archive("a.zip", Map.of("bomb.png", new byte[5_000_000]));
    assertThat(Files.size(archive)).isLessThan(10_000);
    assertThatThrownBy(
            () ->
                new ImageFolder(Channels.AS_STORED, 100, 1_000_000, 1).read(archive, "all").get(0))
        .isInstanceOf(UnreadableSampleException.class)
        .hasMessageContainingAll("bomb.png", "more than 1000000 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar.gz"})
  void neverWritesOutsideWhateverTheNames(String name) throws IOException {
    byte[] pixel = Pictures.file(Pictures.gray(1, 1, 7), "png");
    Path archive = archive(name, Map.of("../../evil/a/1.png", pixel, "/abs/2.png", pixel));
    Dataset<Image> data = READER.read(archive, DatasetReader.ALL);
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.get(0).value().at(0, 0, 0)).isEqualTo(7);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(archive);
    }
  }

  @Test
  void listsDoubledNames() throws IOException {
    byte[] one = Archives.tar(Map.of("1.png", Pictures.file(Pictures.gray(1, 1, 1), "png")));
    byte[] two = Archives.tar(Map.of("1.png", Pictures.file(Pictures.gray(1, 1, 2), "png")));
    byte[] both = Arrays.copyOf(one, 1024 + two.length); // header, one block, the other archive
    System.arraycopy(two, 0, both, 1024, two.length);
    Path archive = Files.write(folder.resolve("a.tar"), both);
    Dataset<Image> data = READER.read(archive, DatasetReader.ALL);
    assertThat(data.size()).isEqualTo(1);
    assertThat(data.get(0).value().at(0, 0, 0)).isEqualTo(1);
    assertThat(data.skipped()).hasSize(1);
    assertThat(data.skipped().get(0).reason()).contains("more than once");
  }

  @Test
  void readsNamesThatBeginWithADot() throws IOException {
    byte[] pixel = Pictures.file(Pictures.gray(1, 1, 7), "png");
    Path archive = archive("a.tar", Map.of("./a/1.png", pixel, "./b/2.png", pixel));
    assertThat(ids(READER.read(archive, "all"))).containsExactly("a/1.png", "b/2.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar.gz", "a.tgz", "a.tar"})
  void namesAnArchiveThatIsNone(String name) throws IOException {
    Path archive = Files.write(folder.resolve(name), new byte[] {1, 2, 3, 4, 5});
    assertThat(READER.accepts(archive)).isFalse();
    assertThatThrownBy(() -> READER.read(archive, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(archive.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.zip", "a.tar.gz"})
  void namesAnArchiveCutShort(String name) throws IOException {
    Path archive = archive(name, splitFolders());
    byte[] content = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(content, content.length * 2 / 3));
    assertThatThrownBy(() -> READER.read(archive, "all"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(archive.toString());
  }

  @Test
  void closesTheZipWithTheDataSet() throws IOException {
    Dataset<Image> data = READER.read(archive("a.zip", splitFolders()), "train");
    ((Closeable) data).close();
    assertThatThrownBy(() -> data.get(0)).isInstanceOf(IllegalStateException.class);
  }
}
