package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.Collator;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Tensor;
import dev.dyad.image.ImageCollator;
import dev.dyad.text.HashedGrams;
import dev.dyad.text.Text;
import dev.dyad.text.WordVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionedImageCollatorTest {
  @TempDir private Path folder;

  private static final CaptionedImage RED =
      CaptionedImage.of(Examples.plain(255, 0, 0), Examples.texts("red", "a red square"));
  private static final CaptionedImage BLUE =
      CaptionedImage.of(Examples.plain(0, 0, 255), Examples.texts("blue blue"));

  private final CaptionedImageCollator collator = new CaptionedImageCollator();

  private static long[] ids(Tensor tensor) {
    var data = ((Tensor.Longs) tensor).data();
    long[] ids = new long[data.remaining()];
    data.get(ids);
    return ids;
  }

  @Test
  void givesPicturesAndFirstCaptions() {
    List<Tensor> tensors = collator.collate(List.of(RED, BLUE));
    assertThat(tensors.get(0).shape()).containsExactly(2, 3, 8, 8);
    assertThat(tensors.get(0).bytes())
        .isEqualTo(
            new ImageCollator()
                .collate(List.of(RED.image().orElseThrow(), BLUE.image().orElseThrow()))
                .get(0)
                .bytes());
    assertThat(ids(tensors.get(1)))
        .isEqualTo(ids(new HashedGrams().collate(Examples.texts("red", "blue blue")).get(0)));
  }

  @Test
  void whatIsMissingIsEmpty() {
    var image = new CaptionedImage(RED.image(), List.of());
    assertThat(collator.collate(List.of(image, image)))
        .extracting(Tensor::shape)
        .containsExactly(new long[] {2, 3, 8, 8}, new long[] {2, 0});
    var words = CaptionedImage.of(Text.of("red"));
    List<Tensor> alone = collator.collate(List.of(words));
    assertThat(alone.get(0).shape()).containsExactly(1, 0);
    assertThat(alone.get(1).shape()[0]).isEqualTo(1);
  }

  @Test
  void rejectsBatchesOfBothKinds() {
    var words = CaptionedImage.of(Text.of("red"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> collator.collate(List.of(RED, words)))
        .withMessageStartingWith("of 2 samples of a batch 1 have a picture and the others not.");
    var image = new CaptionedImage(Optional.of(Examples.plain(0, 0, 0)), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> collator.collate(List.of(image, RED)))
        .withMessageContaining("1 have a caption");
  }

  @Test
  void learnsVocabulariesFromAllCaptions() throws IOException {
    Collator<CaptionedImage> fitted =
        new CaptionedImageCollator(
                new ImageCollator(), new WordVocabulary(8, 100, 10, Optional.empty()))
            .fitted(ListDataset.of(List.of(RED, BLUE)), folder);
    assertThat(Files.readAllLines(folder.resolve("vocabulary.txt")))
        .containsExactly("blue", "red", "a", "square");
    assertThat(ids(fitted.collate(List.of(RED, BLUE)).get(1))).containsExactly(2, 0, 1, 1);
  }
}
