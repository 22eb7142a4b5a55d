package dev.dyad.cli;

import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The folder of one run.
 *
 * @param path where it is
 */
record RunFolder(Path path) {
  /**
   * Makes a new folder; an existing run is never overwritten.
   *
   * @param path null for the first free {@code runs/NAME-1}, {@code runs/NAME-2}, ...
   * @throws IllegalArgumentException if the folder exists and is not empty
   * @throws IOException if it cannot be written
   */
  static RunFolder create(Path path, String name) throws IOException {
    Path folder = path != null ? path : firstFree(name);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        Require.that(
            files.findAny().isEmpty(),
            "%s exists already, and runs are never overwritten. "
                + "Choose another --out, or go on with it: dyad resume %s",
            folder,
            folder);
      }
    }
    Files.createDirectories(folder);
    return new RunFolder(folder);
  }

  /** A name as that of a folder: letters, digits and dots, the rest as hyphens. */
  static String word(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}.]+", "-");
  }

  /** Writes the resolved recipe: from now on this is a run. */
  void write(Recipe recipe) throws IOException {
    Files.writeString(path.resolve("run.yaml"), RecipeFile.write(recipe, path));
  }

  /** Takes away a folder that did not become a run. */
  void discard() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(path)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /**
   * An existing run.
   *
   * @throws IllegalArgumentException if the folder holds no run
   */
  static RunFolder open(Path path) {
    Require.that(
        Files.isRegularFile(path.resolve("run.yaml")),
        "%s is no run folder: it has no run.yaml. Train first: dyad train RECIPE",
        path);
    return new RunFolder(path);
  }

  private static Path firstFree(String name) {
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> Path.of("runs", name + "-" + i))
        .filter(p -> !Files.exists(p))
        .findFirst()
        .orElseThrow();
  }

  Recipe recipe() throws IOException {
    return RecipeFile.read(path.resolve("run.yaml"), List.of());
  }

  /** Whether training has come far enough to be gone on with. */
  boolean hasCheckpoint() {
    return Files.exists(path.resolve("checkpoints").resolve("last.safetensors"));
  }

  Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  Path encoder() {
    return path.resolve("encoder.safetensors");
  }

  /**
   * The encoder's file of a completed run.
   *
   * @throws IllegalArgumentException if the run is not complete
   */
  Path trained() {
    Require.that(
        Files.isRegularFile(encoder()),
        "%s has no trained encoder yet. Go on with it: dyad resume %s",
        path,
        path);
    return encoder();
  }

  Path plots() {
    return path.resolve("plots");
  }
}
