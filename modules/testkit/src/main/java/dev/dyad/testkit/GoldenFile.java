package dev.dyad.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file under {@code src/test/resources/golden}; {@code -Dgolden=update} writes
 * it anew.
 */
public final class GoldenFile {
  private GoldenFile() {}

  /**
   * Fails if the text is not that of the golden file.
   *
   * @param name file name below {@code src/test/resources/golden} of the module under test
   * @param actual what the code gave
   */
  public static void assertEqual(String name, String actual) {
    Path file = Path.of("src", "test", "resources", "golden", name);
    try {
      if ("update".equals(System.getProperty("golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(actual)
          .as("content of %s; run with -Dgolden=update if the change is meant", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write golden file " + file, e);
    }
  }
}
