package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dyad.search.EncoderIdentity;
import dev.dyad.search.SimilarityIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of texts, which are asked for in words. */
class IndexedTextsTest {
  private static final String RUNS = "a red fox runs through the old wood";

  @TempDir private static Path folder;
  private static Path lines;
  private static Path index;
  private static Path run;

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
    run = folder.resolve("texts");
    done("train", recipe, "--out", run, "--set", "evaluate.tsne=0");
    index = folder.resolve("texts.index");
    done("index", run, "--data", lines, "--out", index);
  }

  private static String done(Object... args) {
    Typed typed = Typed.with(args);
    assertThat(typed.code()).as(typed.out() + typed.err()).isZero();
    return typed.out();
  }

  private static String failed(Object... args) {
    Typed typed = Typed.with(args);
    assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(2);
    return typed.err();
  }

  @Test
  void samplesHaveOneIdWhicheverSplitsAreIndexed() throws IOException {
    Path data = Files.createDirectories(folder.resolve("splits"));
    Files.write(data.resolve("train.txt"), List.of("one fox", "two foxes"));
    Files.write(data.resolve("test.txt"), List.of("three foxes", "four foxes"));
    Path both = folder.resolve("splits.index");
    assertThat(done("index", run, "--data", data, "--out", both, "--split", "test"))
        .contains("2 entries");
    assertThat(done("index", run, "--data", data, "--out", both))
        .contains("4 entries (2 added, 0 replaced, 0 updated, 0 deleted, 2 there already)");
    assertThat(done("search", both, "id:test/1", "-k", 3)).contains("test/2", "train/1", "train/2");
    assertThat(failed("index", run, "--data", data, "--out", both, "--split", "tst"))
        .contains("tst");
  }

  @Test
  void sameIdsOfAnotherSplitAreOtherSamples() throws IOException {
    Path data = Files.createDirectories(folder.resolve("renamed"));
    Files.write(data.resolve("train.txt"), List.of("one fox", "two foxes"));
    Path one = folder.resolve("renamed.index");
    done("index", run, "--data", data, "--out", one);
    Files.move(data.resolve("train.txt"), data.resolve("test.txt"));
    assertThat(failed("index", run, "--data", data, "--out", one))
        .contains("there is a '1' already, from " + data + " (train). Tell them apart by --prefix");
  }

  @Test
  void anEntryThatCannotBeIsListedAndTheOthersGoOn() throws IOException {
    Path known = folder.resolve("long.csv");
    Files.writeString(known, "id,topic\n1," + "x".repeat(40_000) + "\n2,wood\n");
    Typed typed =
        Typed.with("index", run, "--data", lines, "--out", index, "--columns", known, "--json");
    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("\"updated\":1", "\"unchanged\":39");
    assertThat(typed.err()).contains("skipped 1: topic must have at most 32766 bytes");
  }

  @Test
  void anIndexMadeByCodeNeedsToBeToldItsRun() throws IOException {
    Path made = folder.resolve("made.index");
    int dimension;
    try (SimilarityIndex there = SimilarityIndex.read(index)) {
      dimension = there.encoder().dimension();
    }
    var encoder = EncoderIdentity.of(run.resolve("encoder.safetensors"), dimension, "text");
    try (SimilarityIndex empty = SimilarityIndex.open(made, encoder)) {
      empty.commit();
    }
    assertThat(failed("search", made, RUNS))
        .contains("the index does not say which run made it, so give the run by --run");
    assertThat(done("search", made, RUNS, "--run", run)).isNotEmpty();
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

  @Test
  void labelsOfASentFileDoNotMatter() throws Exception {
    try (Serving serving = Serving.start(folder.resolve("texts"), "--reader", "Csv(label=topic)")) {
      byte[] file = "text,topic\nrain,weather\nsun,weather\n".getBytes(StandardCharsets.UTF_8);
      assertThat(Serving.good(serving.file("/embed?name=a.csv", file)).path("embeddings"))
          .hasSize(2);
    }
  }
}
