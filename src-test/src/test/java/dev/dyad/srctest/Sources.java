package dev.dyad.srctest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The source files of the repository. */
final class Sources {
  /** The repository's top folder. */
  static final Path TOP = top();

  private Sources() {}

  private static Path top() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("modules/core/pom.xml"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Maven modules with Java sources, by name: core, image, …, and samples or wordnet. */
  static Map<String, Path> modules() {
    var modules = new TreeMap<String, Path>();
    for (Path parent : List.of(TOP, TOP.resolve("modules"))) {
      for (Path child : children(parent)) {
        if (Files.exists(child.resolve("pom.xml")) && Files.isDirectory(child.resolve("src"))) {
          modules.put(child.getFileName().toString(), child);
        }
      }
    }
    return modules;
  }

  /** Main code of all modules. */
  static List<Path> main() {
    return modules().values().stream()
        .flatMap(module -> java(module.resolve("src/main/java")).stream())
        .toList();
  }

  /** Java files below a folder, none if it does not exist. */
  static List<Path> java(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with strings emptied and comments cut out, so that only code is left. */
  static String code(Path file) {
    return read(file)
        .replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"")
        .replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "\"\"")
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("//[^\n]*", "");
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
