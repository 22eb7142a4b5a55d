package dev.dyad.search;

import static dev.dyad.search.Vectors.ENCODER;
import static dev.dyad.search.Vectors.axis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of an index after bad things. */
class DurabilityTest {
  @TempDir private Path folder;

  /** Commits one entry, puts and deletes others, says so, and waits to be killed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException, InterruptedException {
      SimilarityIndex index = SimilarityIndex.open(Path.of(args[0]), ENCODER);
      index.put(new Entry("committed", axis(0)));
      index.commit(Map.of("state", "first"));
      index.put(new Entry("lost", axis(1)));
      index.delete("committed");
      System.out.println("ready");
      Thread.sleep(60_000);
    }
  }

  @Test
  void writerThatIsKilledLeavesTheLastCommit() throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Writer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("ready");
      assertThatThrownBy(() -> SimilarityIndex.open(folder, ENCODER))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another process is writing to this index");
    } finally {
      writer.destroyForcibly().waitFor();
    }
    try (SimilarityIndex index = SimilarityIndex.open(folder, ENCODER)) {
      assertThat(index.size()).isEqualTo(1);
      assertThat(index.contains("committed")).isTrue();
      assertThat(index.notes()).isEqualTo(Map.of("state", "first"));
      index.put(new Entry("after", axis(2)));
      index.commit();
      assertThat(index.size()).isEqualTo(2);
    }
  }

  @Test
  void closingWithoutCommitLeavesTheLastCommit() throws IOException {
    try (SimilarityIndex index = SimilarityIndex.open(folder, ENCODER)) {
      index.put(new Entry("x", axis(0)));
      index.commit();
      index.put(new Entry("y", axis(1)));
    }
    try (SimilarityIndex index = SimilarityIndex.read(folder)) {
      assertThat(index.size()).isEqualTo(1);
    }
  }

  @Test
  void whoWasKilledBeforeTheFirstCommitLeavesAFreePlace() throws IOException {
    Files.createFile(folder.resolve(IndexWriter.WRITE_LOCK_NAME));
    Files.writeString(folder.resolve("pending_segments_1"), "half");
    assertThat(SimilarityIndex.isThere(folder)).isFalse();
    try (SimilarityIndex index = SimilarityIndex.open(folder, ENCODER)) {
      assertThat(index.size()).isZero();
    }
    assertThat(SimilarityIndex.isThere(folder)).isTrue();
  }

  @Test
  void refusalReleasesTheLock() throws IOException {
    try (SimilarityIndex index = SimilarityIndex.open(folder, ENCODER)) {
      index.commit();
    }
    var other = new EncoderIdentity("beef", 16, "image");
    assertThatThrownBy(() -> SimilarityIndex.open(folder, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was made by another encoder");
    try (SimilarityIndex index = SimilarityIndex.open(folder, ENCODER)) {
      assertThat(index.size()).isZero();
    }
  }

  /** Two that begin at once: the second waits for nothing and takes nothing from the first. */
  @Test
  void beginningHoldsTheLock() throws IOException {
    IndexFolder first = IndexFolder.make(folder);
    try (first;
        IndexWriter writer = first.writer(ENCODER)) {
      assertThat(writer.isOpen()).isTrue();
      assertThatThrownBy(
              () -> SimilarityIndex.open(folder, new EncoderIdentity("beef", 16, "image")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another process is writing to this index");
    }
  }

  @Test
  void folderThatIsNoIndexIsNamed() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> SimilarityIndex.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder + ": is no index");
    assertThatThrownBy(() -> SimilarityIndex.open(folder, ENCODER))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder + ": is no index");
    assertThat(folder).isDirectoryContaining("glob:**/notes.txt");
    assertThatThrownBy(() -> SimilarityIndex.read(folder.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere: no such index. Make one: dyad index");
  }

  @Test
  void indexOfAnotherProgramIsNamed() throws IOException {
    try (var directory = FSDirectory.open(folder);
        var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.addDocument(new Document());
      writer.commit();
    }
    assertThatThrownBy(() -> SimilarityIndex.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a Lucene index, but not one of Dyad's");
  }

  @Test
  void everyMissingOrCutFileIsNoticed() throws IOException {
    Path whole = folder.resolve("whole");
    try (SimilarityIndex index = SimilarityIndex.open(whole, ENCODER)) {
      for (int i = 0; i < 16; i++) {
        index.put(new Entry("e" + i, axis(i), Map.of("label", "a")));
      }
      index.commit();
    }
    int tried = 0;
    for (Path file : files(whole)) {
      if (file.endsWith(IndexWriter.WRITE_LOCK_NAME)) {
        continue;
      }
      for (boolean cut : new boolean[] {false, true}) {
        Path broken = copy(whole, folder.resolve("broken" + tried++));
        Path victim = broken.resolve(file.getFileName());
        byte[] bytes = Files.readAllBytes(victim);
        Files.delete(victim);
        if (cut) {
          Files.write(victim, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }
        assertThatThrownBy(() -> SimilarityIndex.read(broken))
            .as("%s %s", cut ? "cut" : "missing", victim)
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith(broken + ": ");
        assertThatThrownBy(() -> SimilarityIndex.open(broken, ENCODER))
            .as("%s %s", cut ? "cut" : "missing", victim)
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith(broken + ": ");
      }
    }
    assertThat(tried).isGreaterThan(3);
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
    return to;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
