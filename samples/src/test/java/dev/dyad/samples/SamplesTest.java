package dev.dyad.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Dataset;
import dev.dyad.graph.AttributedGraph;
import dev.dyad.graph.TuFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
  private static final String DIGITS = Path.of("data", "digits").toString();

  @TempDir private Path folder;

  /** A program to run. */
  private interface Program {
    void run() throws IOException;
  }

  private static String printed(Program program) throws IOException {
    PrintStream before = System.out;
    var bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsThreePairsWithWhatWasDoneToEach() throws IOException {
    String out = printed(() -> PositivePairs.main(new String[] {DIGITS}));
    assertThat(out.lines()).hasSize(9);
    assertThat(out).contains("train/0", "train/2");
  }

  @Test
  void trainsAndEmbeds() throws IOException {
    String run = folder.resolve("run").toString();
    String out = printed(() -> TrainFromCode.main(new String[] {run, DIGITS}));
    assertThat(out).contains("loss", "2 embeddings of 128 numbers");
  }

  @Test
  void makesTheBuiltInGraphsAgain() throws IOException {
    Path made = folder.resolve("made.zip");
    printed(() -> GraphFamilies.main(new String[] {made.toString()}));
    Dataset<AttributedGraph> graphs = new TuFormat().read(made, "all");
    Dataset<AttributedGraph> builtIn =
        new TuFormat().read(Path.of("data", "graphs", "families.zip"), "all");
    assertThat(graphs.size()).isEqualTo(600);
    assertThat(graphs).isEqualTo(builtIn);
  }
}
