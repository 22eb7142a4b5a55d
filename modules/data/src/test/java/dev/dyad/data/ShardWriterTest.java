package dev.dyad.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders made into shards, as Dyad and other programs read them. */
class ShardWriterTest {
  @TempDir private Path folder;
  private Path from;
  private Path out;

  @BeforeEach
  void files() throws IOException {
    from = folder.resolve("from");
    out = folder.resolve("out");
    for (String name : List.of("cat/a.jpg", "cat/a.txt", "cat/a-2.jpg", "dog/b.1.jpg", "x.csv")) {
      Files.createDirectories(from.resolve(name).getParent());
      Files.writeString(from.resolve(name), "content of " + name);
    }
    Files.createDirectories(from.resolve("dog/" + "long".repeat(40)));
    Files.writeString(from.resolve("dog/" + "long".repeat(40) + "/é.jpg"), "deep");
    Files.writeString(from.resolve(".hidden"), "no");
  }

  private ShardWriter.Written write(long shardBytes) throws IOException {
    try (Contents contents = Contents.open(from)) {
      Map<String, Integer> classes = Map.of("cat/a.jpg", 0, "cat/a-2.jpg", 0, "dog/b.1.jpg", 1);
      return new ShardWriter(shardBytes).write(contents, classes, out);
    }
  }

  /** Names and contents as another tar program sees them. */
  private List<String> foreign(Path shard) throws IOException {
    var seen = new ArrayList<String>();
    try (var tar = new TarArchiveInputStream(Files.newInputStream(shard))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        byte[] content = tar.readAllBytes();
        seen.add(
            e.getName().endsWith(".cls")
                ? e.getName() + "=" + new String(content, java.nio.charset.StandardCharsets.UTF_8)
                : e.getName());
      }
    }
    return seen;
  }

  @Test
  void givesBackTheSameFiles() throws IOException {
    ShardWriter.Written written = write(1_000_000);
    assertThat(written.shards()).isEqualTo(1);
    assertThat(written.files()).isEqualTo(6);
    try (Contents packed = Contents.open(out);
        Contents plain = Contents.open(from)) {
      List<String> shown = plain.names().stream().filter(n -> !n.equals(".hidden")).toList();
      assertThat(packed.names()).isEqualTo(shown);
      for (String name : shown) {
        assertThat(packed.bytes(name, 1000)).isEqualTo(plain.bytes(name, 1000));
      }
    }
    Files.delete(out.resolve("shards.index"));
    assertThat(Contents.open(out).names()).hasSize(6);
  }

  @Test
  void looksToOthersLikeWebDataset() throws IOException {
    write(1_000_000);
    assertThat(foreign(out.resolve("shard-000000.tar")))
        .containsExactly(
            "cat/a.jpg",
            "cat/a.txt",
            "cat/a.cls=0",
            "cat/a-2.jpg",
            "cat/a-2.cls=0",
            "dog/b%2E1.jpg",
            "dog/b%2E1.cls=1",
            "dog/" + "long".repeat(40) + "/é.jpg",
            "x.csv");
  }

  @Test
  void endsAShardBeforeItIsTooLargeAndNeverWithinASample() throws IOException {
    assertThat(write(5_000).shards()).isEqualTo(5);
    assertThat(foreign(out.resolve("shard-000000.tar")))
        .containsExactly("cat/a.jpg", "cat/a.txt", "cat/a.cls=0");
    assertThat(Contents.open(out).names()).hasSize(6);
  }

  @Test
  void makesTheSameBytesAgain() throws IOException {
    write(5_000);
    byte[] first = Files.readAllBytes(out.resolve("shard-000001.tar"));
    FolderNames.delete(out);
    write(5_000);
    assertThat(Files.readAllBytes(out.resolve("shard-000001.tar"))).isEqualTo(first);
  }

  @Test
  void leavesAFolderAloneThatHoldsSomething() throws IOException {
    Files.createDirectories(out);
    write(5_000); // an empty one is taken
    assertThatThrownBy(() -> write(5_000)).hasMessageContaining("out: is there already");
    assertThat(folder).isDirectoryNotContaining("glob:**/.out.part");
  }

  @Test
  void leavesNothingWhereAFileCannotBeRead() throws IOException {
    try (Contents contents = Contents.open(from)) {
      Files.delete(from.resolve("dog/b.1.jpg"));
      assertThatThrownBy(() -> new ShardWriter().write(contents, Map.of(), out))
          .isInstanceOf(IOException.class);
    }
    assertThat(Sets.files(folder).stream().filter(f -> !f.startsWith("from"))).isEmpty();
  }
}
