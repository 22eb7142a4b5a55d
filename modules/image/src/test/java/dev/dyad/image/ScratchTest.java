package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

class ScratchTest {
  @Test
  void usesOneNativeThread() {
    OpenCv.load();
    assertThat(Core.getNumThreads()).isEqualTo(1);
  }

  @Test
  void givesBackTheBytesOfThePicture() {
    for (int channels : new int[] {1, 3}) {
      Image image = Samples.noise(7, 5, channels, 1);
      try (Scratch scratch = Scratch.borrow()) {
        assertThat(scratch.imageOf(scratch.matOf(image))).isEqualTo(image);
      }
    }
  }

  @Test
  void givesBackTheBytesOfAPartOfThePicture() {
    Image image = Samples.noise(7, 5, 3, 1);
    try (Scratch scratch = Scratch.borrow()) {
      Mat part = scratch.part(scratch.matOf(image).submat(1, 3, 2, 6));
      Image cut = scratch.imageOf(part);
      assertThat(cut.width()).isEqualTo(4);
      assertThat(cut.height()).isEqualTo(2);
      assertThat(cut.at(3, 1, 2)).isEqualTo(image.at(5, 2, 2));
    }
  }

  @Test
  void neverHandsOutTheSameMatrixTwiceAtATime() {
    try (Scratch first = Scratch.borrow();
        Scratch second = Scratch.borrow()) {
      assertThat(first.mat()).isNotSameAs(first.mat()).isNotSameAs(second.mat());
    }
  }

  @Test
  void doesNotGrowNativeMemoryOverThreeThousandOperations() throws IOException {
    Image image = Samples.noise(500, 375, 3, 1);
    blur(image, 300);
    long before = residentKilobytes();
    blur(image, 3000); // 4.2 GB of matrices, were they not reused
    assertThat(residentKilobytes() - before).as("growth in kB").isLessThan(200_000);
  }

  private static void blur(Image image, int times) {
    for (int i = 0; i < times; i++) {
      try (Scratch scratch = Scratch.borrow()) {
        Mat out = scratch.mat();
        Imgproc.resize(scratch.matOf(image), out, new Size(500 + i % 7, 300));
        scratch.part(out.submat(0, 10, 0, 10));
      }
    }
  }

  static long residentKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    assumeTrue(Files.exists(status), "skipped: no /proc/self/status on this system");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
