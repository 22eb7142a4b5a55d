package dev.dyad.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
  @TempDir private Path folder;

  @Test
  void namesEachPlotByWhatItShows() throws IOException {
    List<Path> files = Plots.write(Examples.whole(Examples.squares(40)), folder);
    assertThat(files.stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "knn-vs-controls.png",
            "linear-vs-controls.png",
            "uniformity-vs-controls.png",
            "loss.png",
            "learning-rate.png",
            "samples-s.png",
            "spread-of-embeddings.png",
            "alignment-uniformity.png",
            "similarities.png",
            "pairs.png",
            "tsne.png",
            "views.png",
            "confusion.png",
            "few-labels.png");
  }

  @Test
  void drawsTheCurveInTheEncodersColour() throws IOException {
    var curve = Training.Curve.of("loss", "step", new double[] {0, 1}, new double[] {1, 1});
    var training = new Training(List.of(curve), List.of());
    List<Path> files = Plots.write(new Report("plot", "", List.of(training), Map.of()), folder);
    BufferedImage image = ImageIO.read(files.get(0).toFile());
    assertThat(pixels(image, Ink.ENCODER.light().getRGB())).isGreaterThan(1000);
  }

  @Test
  void curveWithoutFiniteValuesIsAnEmptyFrame() throws IOException {
    double[] nan = {Double.NaN, Double.POSITIVE_INFINITY};
    var curve = Training.Curve.of("loss", "step", new double[] {0, 1}, nan);
    var training = new Training(List.of(curve), List.of());
    List<Path> files = Plots.write(new Report("plot", "", List.of(training), Map.of()), folder);
    BufferedImage image = ImageIO.read(files.get(0).toFile());
    assertThat(pixels(image, Ink.ENCODER.light().getRGB())).isZero();
  }

  @Test
  void makesFileNamesOfAnyWords() {
    assertThat(Plots.slug("samples/s")).isEqualTo("samples-s");
    assertThat(Plots.slug("../../etc")).isEqualTo("etc");
    assertThat(Plots.slug("损失")).isEqualTo("plot");
  }

  private static long pixels(BufferedImage image, int color) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color ? 1 : 0;
      }
    }
    return count;
  }
}
