package dev.dyad.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs side by side: every candidate trained with every seed, each run a folder of its own.
 *
 * @param folder holds {@code CANDIDATE/seed-1} and so on
 * @param candidates what is compared
 * @param seeds of each
 */
record Comparison(Path folder, List<Candidate> candidates, List<Long> seeds) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A recipe and its overrides.
   *
   * @param name tells it from the others; also its folder
   * @param recipe the recipe file
   * @param sets its {@code --set}s
   */
  record Candidate(String name, Path recipe, List<String> sets) {
    /** Its recipe with a seed. */
    Recipe seeded(long seed) throws IOException {
      return RecipeFile.read(recipe, setsOf(seed));
    }

    List<String> setsOf(long seed) {
      var all = new ArrayList<>(sets);
      all.add("seed=" + seed);
      return all;
    }
  }

  /**
   * All values of all variations of all recipes.
   *
   * @param sets apply to every candidate
   */
  static List<Candidate> candidates(
      List<Path> recipes, List<Variation> variations, List<String> sets) {
    var all = new ArrayList<Candidate>();
    for (Path recipe : recipes) {
      String name = RecipeOptions.name(recipe);
      boolean named = recipes.size() > 1 || variations.isEmpty();
      List<Candidate> some = List.of(new Candidate(named ? name : "", recipe, sets));
      for (Variation variation : variations) {
        some = some.stream().flatMap(candidate -> varied(candidate, variation)).toList();
      }
      all.addAll(some);
    }
    List<String> folders = all.stream().map(c -> RunFolder.word(c.name())).toList();
    Require.that(
        Set.copyOf(folders).size() == folders.size(),
        "some of what is tried has one name: %s. Name each recipe and value once",
        folders);
    return all;
  }

  private static Stream<Candidate> varied(Candidate candidate, Variation variation) {
    return variation.values().stream()
        .map(
            value -> {
              var sets = new ArrayList<>(candidate.sets());
              sets.add(variation.set(value));
              String name = (candidate.name() + " " + Variation.title(value)).strip();
              return new Candidate(name, candidate.recipe(), sets);
            });
  }

  /** The folder of one run. */
  Path run(Candidate candidate, long seed) {
    return folder.resolve(RunFolder.word(candidate.name())).resolve("seed-" + seed);
  }

  /** Reports of a candidate's finished runs. */
  List<JsonNode> reports(Candidate candidate) throws IOException {
    var found = new ArrayList<JsonNode>();
    for (long seed : seeds) {
      Path report = run(candidate, seed).resolve("report.json");
      if (Files.exists(report)) {
        found.add(JSON.readTree(report.toFile()));
      }
    }
    return found;
  }
}
