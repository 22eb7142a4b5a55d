package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of texts, which are asked for in words. */
class IndexedTextsTest {
  private static final String RUNS = "a red fox runs through the old wood";

  @TempDir private static Path folder;
  private static Path lines;
  private static Path index;

  @BeforeAll
  static void trainAndIndex() throws IOException {
    lines = folder.resolve("lines.txt");
    var texts = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      texts.add("line %d speaks of %s and %s".formatted(i, "abcdefgh".charAt(i % 8), i * i));
    }
    texts.set(7, RUNS);
    texts.set(9, "a red fox walks through the old wood");
    Files.write(lines, texts);
    Path recipe = folder.resolve("lines.yaml");
    Files.writeString(
        recipe, "modality: text\ndata: {path: '" + lines + "'}\nepochs: 1\nbatchSize: 8\n");
    Path run = folder.resolve("texts");
    done("train", recipe, "--out", run, "--set", "evaluate.tsne=0");
    index = folder.resolve("texts.index");
    done("index", run, "--data", lines, "--out", index);
  }

  private static String done(Object... args) {
    Typed typed = Typed.with(args);
    assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
    return typed.out();
  }

  @Test
  void areFoundByWords() {
    assertThat(done("search", index, RUNS, "-k", 2).lines().map(String::strip))
        .hasSize(3)
        .contains("1.0000  8  " + RUNS)
        .last()
        .asString()
        .contains("  10  a red fox walks through the old wood");
  }

  @Test
  void wordsThatNameAFileAreWordsWhereTheyAreSaidToBe() {
    assertThat(done("search", index, "text:" + lines, "-k", 1).lines()).hasSize(2);
  }

  @Test
  void everyLineOfAFileIsAQuery() {
    assertThat(done("search", index, lines, "-k", 1).lines()).hasSize(80);
  }

  @Test
  void pageShowsHowTheyDiffer() throws IOException {
    Path page = folder.resolve("texts.html");
    done("search", index, RUNS, "-k", 2, "--html", page);
    assertThat(page).content().contains(">runs </del>", ">walks </ins>");
  }

  @Test
  void areServedAsTheyAreEmbeddedAndFound() throws Exception {
    Path csv = folder.resolve("vectors.csv");
    done("embed", folder.resolve("texts"), "--data", lines, "--out", csv);
    String[] row = Files.readAllLines(csv).get(8).split(",");
    try (Serving serving = Serving.start(folder.resolve("texts"), "--index", index)) {
      JsonNode vector =
          serving.json("/embed", "['short','" + RUNS + "']").at("/embeddings/1/vector");
      for (int i = 0; i < vector.size(); i++) {
        float printed = Float.parseFloat(row[row.length - vector.size() + i]);
        assertThat(vector.get(i).floatValue()).isCloseTo(printed, within(1e-4f));
      }
      JsonNode found = serving.json("/search", "{'text':'" + RUNS + "','k':2,'show':true}");
      assertThat(found.at("/queries/0/hits/0/shown/words").textValue()).isEqualTo(RUNS);
      assertThat(found.at("/queries/0/hits/1/id").textValue()).isEqualTo("10");
      byte[] file = Files.readAllBytes(lines);
      assertThat(Serving.good(serving.file("/search?name=a.txt&k=1", file)).path("queries"))
          .hasSize(40);
    }
  }
}
