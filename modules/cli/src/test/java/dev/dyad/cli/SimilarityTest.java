package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.core.Collator;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Sequence;
import dev.dyad.core.SkipLog;
import dev.dyad.core.Skipped;
import dev.dyad.core.Tensor;
import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Score;
import dev.dyad.text.Text;
import dev.dyad.text.TextModality;
import dev.dyad.text.Wordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarityTest {
  @TempDir private Path folder;

  private final SkipLog skips = new SkipLog();

  /** Texts as numbers of their a's and b's. */
  private static List<Tensor> counts(List<Text> texts) {
    var tensor = new Tensor.Floats(texts.size(), 2);
    for (int i = 0; i < texts.size(); i++) {
      for (int letter = 0; letter < 2; letter++) {
        int wanted = "ab".charAt(letter);
        float count = (float) texts.get(i).content().chars().filter(c -> c == wanted).count();
        tensor.data().put(2 * i + letter, count);
      }
    }
    return List.of(tensor);
  }

  private Represented<Text> represented() throws IOException {
    Path file = Files.writeString(folder.resolve("texts.txt"), "a\nb\n");
    Recipe recipe = RecipeFile.parse("modality: text\ndata: " + file + "\n", List.of(), folder);
    Collator<Text> collator = SimilarityTest::counts;
    ListDataset<Text> data = ListDataset.of(List.of(Text.of("a"), Text.of("b")));
    var work =
        new Workload<>(
            new TextModality(),
            data,
            data,
            data,
            new Wordings(),
            new Sequence<>(List.of()),
            collator);
    var embedder = new Embedder<>(work, 1, skips, n -> {});
    Embeddings none = Embeddings.of(new float[][] {{1, 0}, {0, 1}});
    return new Represented<>(recipe, embedder, new RawInput(), none, none, Map.of());
  }

  private Path pairs(String content) throws IOException {
    return Files.writeString(folder.resolve("pairs.csv"), content);
  }

  @Test
  void scoresFollowTheCosinesOfPairs() throws IOException {
    Path file = pairs("a,a,5\na,b,1\nab,a,3\naab,a,4\n");
    List<Score> scores = new Similarity(file).scores(represented());
    assertThat(scores).extracting(Score::name).containsExactly("spearman", "pearson");
    assertThat(scores.get(0).value()).isCloseTo(1, within(1e-9));
    assertThat(scores.get(0).details()).containsEntry("pairs", 4.0);
  }

  @Test
  void badRowsAreLeftOutAndListed() throws IOException {
    Path file = pairs("a,a,5\na,b,1\nab,a,9\nb,a,2\n");
    List<Score> scores = new Similarity(file).scores(represented());
    assertThat(scores.get(0).details()).containsEntry("pairs", 3.0);
    assertThat(skips.entries())
        .containsExactly(new Skipped(file + ":line 3", "the score must be in 0.0..5.0, but was 9"));
  }

  @Test
  void pairsOfEnoughScoreFindEachOther() throws IOException {
    Path file = pairs("a,aaab,5\nb,abbb,4\nb,a,0\n");
    var retrieval = new PairRetrieval(file, 3, java.util.Optional.empty());
    List<Score> scores = retrieval.scores(represented());
    assertThat(scores.get(0))
        .isEqualTo(new Score("recallAt1", 1, java.util.Map.of("queries", 2.0)));
  }

  @Test
  void aFileThatIsNotThereIsNamedBeforeAnyWork() {
    var missing = new Similarity(folder.resolve("none.csv"));
    assertThatIllegalArgumentException()
        .isThrownBy(missing::check)
        .withMessageContaining("none.csv: no such file of pairs");
  }

  @Test
  void recipesNameProtocolsWithTheirFile() throws IOException {
    Path file = pairs("a,a,5\n");
    Path texts = Files.writeString(folder.resolve("texts.txt"), "a\nb\n");
    Recipe recipe =
        RecipeFile.parse(
            "modality: text\ndata: "
                + texts
                + "\nevaluate:\n  protocols:\n"
                + "    - Similarity: {path: pairs.csv}\n    - PairRetrieval: {path: pairs.csv}\n",
            List.of(),
            folder);
    assertThat(recipe.evaluate().protocols())
        .containsExactly(new Similarity(file), new PairRetrieval(file));
  }
}
