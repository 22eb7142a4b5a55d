package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that make tables of several runs. */
class ScriptsTest {
  private static final Pattern CONTROL = Pattern.compile("\\bname \\+ \"(\\w+)\"");
  private static final List<String> SCORES =
      List.of("linear.accuracy", "knn.accuracy", "pointAuroc", "pointAupr", "rangeF1.value");

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "..", "samples"))) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
    }
  }

  /** Without it, a table lacks the rows of runs that failed, and nobody hears of it. */
  @ParameterizedTest
  @MethodSource("scripts")
  void endWhereACommandFails(Path script) throws IOException {
    assertThat(script).content().contains("\nset -eo pipefail\n");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void nameControlsAsReportsDo(Path script) throws IOException {
    List<String> known = SCORES.stream().map(score -> RunReport.controlName("", score)).toList();
    assertThat(CONTROL.matcher(Files.readString(script)).results().map(found -> found.group(1)))
        .isSubsetOf(known);
  }
}
