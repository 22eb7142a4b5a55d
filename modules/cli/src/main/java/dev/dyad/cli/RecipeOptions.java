package dev.dyad.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A recipe on the command line, with its overrides. */
final class RecipeOptions {
  @Parameters(paramLabel = "RECIPE", description = "recipe file (see `dyad list recipes`)")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "override a setting, such as optimizer.learningRate=0.001 (repeatable)")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--device", description = "auto, cpu, gpu0, ... (default: the recipe's)")
  private String device;

  Recipe read() throws IOException {
    Recipe recipe = RecipeFile.read(file, sets);
    return device == null ? recipe : recipe.withDevice(device);
  }

  Path file() {
    return file;
  }

  List<String> sets() {
    return sets;
  }

  /** The recipe and its overrides as they can be typed again. */
  String words() {
    return sets.stream()
        .map(set -> " --set '" + set + "'")
        .collect(Collectors.joining("", file.toString(), ""));
  }

  /** Name for run folders: the file's name without its ending. */
  String name() {
    return name(file);
  }

  static String name(Path recipe) {
    return recipe.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }
}
