package dev.dyad.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules that only the source text shows. */
class SourceRulesTest {
  private static final Pattern EMPTY_CATCH = Pattern.compile("catch\\s*\\([^)]*\\)\\s*\\{\\s*\\}");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^public (?:(?:final|abstract|sealed|non-sealed|strictfp) )*"
              + "(?:class|interface|record|enum|@interface) (\\w+)");
  private static final Pattern GPL_CODE =
      Pattern.compile(
          "<artifactId>(stanford-corenlp|TarsosDSP|dyad-text|dyad-imagetext|dyad-audio)</artifactId>");

  private static String name(Path file) {
    return Sources.TOP.relativize(file).toString();
  }

  @Test
  void thereAreSourcesToLookAt() {
    assertThat(Sources.main()).hasSizeGreaterThan(50);
    assertThat(Sources.modules()).containsKeys("core", "image", "pairs", "learn", "src-test");
  }

  @Test
  void noErrorIsSwallowed() {
    assertThat(Sources.main())
        .filteredOn(file -> EMPTY_CATCH.matcher(Sources.code(file)).find())
        .as("files with an empty catch")
        .isEmpty();
  }

  @Test
  void everyPublicTypeSaysWhatItIs() {
    var silent = new ArrayList<String>();
    for (Path file : Sources.main()) {
      String text = Sources.read(file);
      Matcher type = TYPE.matcher(text);
      while (type.find()) {
        String before =
            text.substring(0, type.start()).replaceAll("(?m)^@.*(\\R(    .*|\\}?\\)))*\\R", "");
        if (!before.stripTrailing().endsWith("*/")) {
          silent.add(name(file) + ": " + type.group(1));
        }
      }
    }
    assertThat(silent).as("public types without a doc comment").isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() {
    var silent = new ArrayList<String>();
    for (Path file : Sources.main()) {
      Path description = file.resolveSibling("package-info.java");
      if (!Files.exists(description) || !Sources.read(description).startsWith("/**")) {
        silent.add(name(file.getParent()));
      }
    }
    assertThat(silent.stream().distinct()).as("packages without a doc comment").isEmpty();
  }

  @Test
  void methodsAreReadableFiles() {
    List<Path> methods =
        Sources.java(Sources.TOP.resolve("modules/learn/src/main/java/dev/dyad/learn/method"));
    assertThat(methods).isNotEmpty();
    assertThat(methods)
        .filteredOn(file -> Sources.read(file).lines().count() >= 150)
        .as("methods of 150 lines or more")
        .isEmpty();
  }

  /**
   * {@code create(Shape)} gives whatever lay in memory, NaN included; {@code copyTo} gives the
   * target other memory, so that what shares it goes on with the old numbers.
   */
  @Test
  void noArrayStartsUndefinedOrPartsFromItsViews() {
    Pattern undefined =
        Pattern.compile("\\.create\\(\\s*(new Shape\\(|\\w*[sS]hape\\b)|\\.copyTo\\(");
    assertThat(Sources.java(Sources.TOP.resolve("modules/learn/src/main/java")))
        .filteredOn(file -> undefined.matcher(Sources.code(file)).find())
        .as("files that make arrays without numbers, or copy into them by copyTo")
        .isEmpty();
  }

  @Test
  void everyPomBuiltOnGplCodeSaysSo() {
    assertThat(Sources.read(Sources.TOP.resolve("pom.xml"))).contains("<name>Apache-2.0</name>");
    assertThat(Sources.modules().values())
        .filteredOn(
            module -> {
              String pom = Sources.read(module.resolve("pom.xml"));
              return GPL_CODE.matcher(pom).find() && !pom.contains("<name>GPL-3.0-or-later</name>");
            })
        .as("modules with GPL dependencies and no word of it")
        .isEmpty();
  }

  @Test
  void everyModuleIsBuilt() {
    String pom = Sources.read(Sources.TOP.resolve("pom.xml"));
    assertThat(Sources.modules().values())
        .allMatch(module -> pom.contains("<module>" + name(module) + "</module>"));
  }

  @Test
  void noMachineIsNamed() {
    Pattern paths = Pattern.compile("/(home|root|Users)/\\w+|[A-Z]:\\\\\\\\Users");
    assertThat(Sources.modules().values())
        .flatMap(module -> Sources.java(module.resolve("src")))
        .filteredOn(file -> !file.endsWith("SourceRulesTest.java"))
        .filteredOn(file -> paths.matcher(Sources.read(file)).find())
        .as("files with paths of one machine")
        .isEmpty();
  }

  @Test
  void propertyTestsNeedNoJqwik() {
    assertThat(Sources.modules().values())
        .allMatch(module -> !Sources.read(module.resolve("pom.xml")).contains("jqwik"));
  }
}
