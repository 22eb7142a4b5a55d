package dev.dyad.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says is what there is. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(read("README.md"));
    assertThat(block.find()).as("a block of %s", language).isTrue();
    return block.group(1);
  }

  private static String withoutIndentation(String code) {
    return code.replaceAll("(?m)^[ \t]+", "").strip();
  }

  @Test
  void javaCodeIsThatOfTheSampleProgram() throws IOException {
    assertThat(
            withoutIndentation(read("samples/src/main/java/dev/dyad/samples/PositivePairs.java")))
        .contains(withoutIndentation(block("java")));
  }

  @Test
  void twoCommandsAreThoseOfContinuousIntegration() throws IOException {
    assertThat(read("README.md")).contains("mvn -B verify", "./dyad demo");
    assertThat(read(".ci/run")).contains("\nmvn -B verify\n", "\n./dyad demo");
  }

  @Test
  void linkedFilesAreThere() throws IOException {
    Matcher links = Pattern.compile("]\\(([^)#:]+)\\)").matcher(read("README.md"));
    int found = 0;
    while (links.find()) {
      assertThat(ROOT.resolve(links.group(1))).exists();
      found++;
    }
    assertThat(found).isGreaterThan(3);
  }
}
