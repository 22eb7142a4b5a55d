package dev.dyad.imagetext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Collator;
import dev.dyad.core.Dataset;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Tensor;
import dev.dyad.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestCaptionsTest {
  private static final Dataset<CaptionedImage> TRAIN =
      ListDataset.of(
          List.of(
              CaptionedImage.of(Examples.plain(250, 20, 20), Examples.texts("red heart", "love")),
              CaptionedImage.of(Examples.plain(20, 20, 250), Examples.texts("blue heart")),
              CaptionedImage.of(Examples.plain(20, 250, 20), Examples.texts("green apple")),
              CaptionedImage.of(Examples.plain(240, 240, 20), Examples.texts("yellow sun"))));

  private static float[] vector(Collator<CaptionedImage> collator, CaptionedImage value) {
    var data = ((Tensor.Floats) collator.collate(List.of(value)).get(0)).data();
    float[] row = new float[data.remaining()];
    data.get(row);
    return row;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static Collator<CaptionedImage> fitted() throws IOException {
    return NearestCaptions.unfitted().fitted(TRAIN, Path.of("unused"));
  }

  @Test
  void wordsStandForPicturesOfCaptionsThatShareThem() throws IOException {
    Collator<CaptionedImage> collator = fitted();
    float[] query = vector(collator, CaptionedImage.of(Text.of("a red square")));
    float[] red = vector(collator, new CaptionedImage(TRAIN.get(0).value().image(), List.of()));
    float[] blue = vector(collator, new CaptionedImage(TRAIN.get(1).value().image(), List.of()));
    assertThat(dot(red, red)).isBetween(0.999, 1.001);
    assertThat(dot(query, red)).isGreaterThan(dot(query, blue) + 0.1);
  }

  @Test
  void wordsThatNobodySaidStandForNothing() throws IOException {
    float[] query = vector(fitted(), CaptionedImage.of(Text.of("xyzzy")));
    assertThat(dot(query, query)).isLessThan(1e-2);
  }
}
