package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.ListDataset;
import dev.dyad.core.Sequence;
import dev.dyad.core.SkipLog;
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

class CaptionRetrievalTest {
  @TempDir private Path folder;

  /** "a..." points along the first axis, anything else along the second. */
  private static List<Tensor> axes(List<Text> texts) {
    var tensor = new Tensor.Floats(texts.size(), 2);
    for (int i = 0; i < texts.size(); i++) {
      tensor.data().put(2 * i + (texts.get(i).content().startsWith("a") ? 0 : 1), 1);
    }
    return List.of(tensor);
  }

  /** A sample whose picture could not be embedded has captions, but no row. */
  @Test
  void captionsOfWhatWasNotEmbeddedAreLeftOut() throws IOException {
    Path file = Files.writeString(folder.resolve("texts.txt"), "a\nb\n");
    Recipe recipe = RecipeFile.parse("modality: text\ndata: " + file + "\n", List.of(), folder);
    ListDataset<Text> data = ListDataset.of(List.of(Text.of("a"), Text.of("b")));
    var work =
        new Workload<>(
            new TextModality(),
            data,
            data,
            data,
            new Wordings(),
            new Sequence<>(List.of()),
            CaptionRetrievalTest::axes);
    var embedded = Embeddings.of(new float[][] {{1, 0}, {0, 1}}); // ids 0 and 1
    var represented =
        new Represented<>(
            recipe,
            new Embedder<>(work, 1, new SkipLog(), n -> {}),
            new RawInput(),
            embedded,
            embedded,
            Map.of(
                "0", List.of(Text.of("a cat"), Text.of("a dog")),
                "1", List.of(Text.of("no cat")),
                "gone", List.of(Text.of("never seen"))));
    List<Score> scores = new CaptionRetrieval().scores(represented);
    Score first = scores.get(0);
    assertThat(first.name()).isEqualTo("recallAt1");
    assertThat(first.value()).isEqualTo(1);
    assertThat(first.details()).containsEntry("queries", 3.0);
  }
}
