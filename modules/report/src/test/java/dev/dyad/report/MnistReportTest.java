package dev.dyad.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Drawing.Picture;
import dev.dyad.report.Examples.Labelled;
import dev.dyad.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Leaves its pages and plots in {@code target/example}, to be looked at. */
class MnistReportTest {
  private static final Path FOLDER = Path.of("target", "example");

  @Test
  void staysUnderThreeMegabytesWithTwoThousandPoints() throws IOException {
    Path file = FOLDER.resolve("report.html");
    ReportPage.write(Examples.whole(digits(2000)), file);
    assertThat(Files.size(file)).isLessThan(3_000_000);
  }

  @Test
  void writesPlotsAndGallery() throws IOException {
    Report report = Examples.whole(digits(2000));
    List<Path> plots = Plots.write(report, FOLDER.resolve("plots"));
    assertThat(plots).allMatch(Files::isRegularFile).hasSize(14);
    Path sheet =
        ViewGallery.write(
            FOLDER.resolve("views.html"),
            "Views of Digits()",
            "dyad views samples/mnist-simclr.yaml",
            report.first(Views.class).orElseThrow(),
            report.provenance());
    assertThat(sheet).isEqualTo(FOLDER.resolve("views.png")).isRegularFile();
  }

  static List<Labelled> digits(int count) throws IOException {
    Path mnist = SharedData.require("mnist");
    byte[] images = unpacked(mnist.resolve("t10k-images-idx3-ubyte.gz"));
    byte[] labels = unpacked(mnist.resolve("t10k-labels-idx1-ubyte.gz"));
    var digits = new ArrayList<Labelled>();
    for (int i = 0; i < count; i++) {
      byte[] rgb = new byte[28 * 28 * 3];
      for (int at = 0; at < rgb.length; at++) {
        rgb[at] = images[16 + i * 784 + at / 3];
      }
      digits.add(new Labelled(new Picture(28, 28, rgb), labels[8 + i]));
    }
    return digits;
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
