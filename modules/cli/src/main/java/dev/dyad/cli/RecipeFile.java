package dev.dyad.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.Require;
import dev.dyad.core.SpecCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recipes as YAML files: reads them, applies {@code --set}, fills in defaults, and writes them back
 * whole.
 */
final class RecipeFile {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** Settings that hold settings directly, without a record's name in between. */
  private static final Set<String> PLAIN = Set.of("data", "evaluate");

  private RecipeFile() {}

  /**
   * Reads a recipe.
   *
   * @param file the YAML file
   * @param sets overrides such as {@code optimizer.learningRate=0.001}, applied in order
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is no recipe; the message names the key and what is
   *     known
   */
  static Recipe read(Path file, List<String> sets) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s: no such recipe. See `dyad list recipes`".formatted(file));
    }
    try {
      return parse(Files.readString(file), sets, file.toAbsolutePath().getParent());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the text of a recipe whose relative paths start at the current folder, then at {@code
   * folder}.
   */
  static Recipe parse(String yaml, List<String> sets, Path folder) {
    Map<String, Object> tree = tree(yaml);
    Modality<?> modality = modality(tree, sets);
    SpecCodec codec = Recipe.codec(modality).within(folder);
    Map<String, Object> whole = Recipe.defaults(modality, codec);
    tree.forEach(whole::put);
    sets.forEach(s -> set(whole, s));
    if (whole.get("data") instanceof String path) {
      whole.put("data", Map.of("path", path));
    }
    whole.computeIfPresent("encoder", (key, encoder) -> pretrained(encoder));
    whole.computeIfPresent("views", (key, views) -> preset(views));
    Recipe recipe = codec.fromTree(Recipe.class, whole);
    return recipe.withDataPath(locate(recipe.data().path(), folder));
  }

  /**
   * The YAML of a recipe with every setting spelled out: reading it gives an equal recipe.
   *
   * @param folder where it is to lie; files in it are named relative to it
   */
  static String write(Recipe recipe, Path folder) {
    SpecCodec codec = Recipe.codec(Modalities.named(recipe.modality())).within(folder);
    Map<?, ?> tree = (Map<?, ?>) codec.toTree(recipe);
    try {
      return YAML.writeValueAsString(tree.get("Recipe"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + recipe, e);
    }
  }

  private static Map<String, Object> tree(String yaml) {
    Object tree;
    try {
      tree = YAML.readValue(yaml, Object.class);
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw new IllegalArgumentException(
          "not valid YAML at line %d, column %d: %s"
              .formatted(
                  place == null ? 0 : place.getLineNr(),
                  place == null ? 0 : place.getColumnNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    }
    Require.that(
        tree instanceof Map, "a recipe must be a map of settings such as 'data: {path: photos}'");
    var map = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) tree).forEach((k, v) -> map.put(String.valueOf(k), v));
    return map;
  }

  private static Modality<?> modality(Map<String, Object> tree, List<String> sets) {
    var probe = new LinkedHashMap<String, Object>();
    probe.put("modality", tree.getOrDefault("modality", "image"));
    sets.stream().filter(s -> s.startsWith("modality=")).forEach(s -> set(probe, s));
    return Modalities.named(String.valueOf(probe.get("modality")));
  }

  /** Applies one {@code key.key=value}; names of records may be left out of the path. */
  static void set(Map<String, Object> tree, String assignment) {
    int equals = assignment.indexOf('=');
    Require.that(
        equals > 0,
        "--set must look like key=value, such as optimizer.learningRate=0.001, but was '%s'",
        assignment);
    String[] path = assignment.substring(0, equals).strip().split("\\.", -1);
    Object value;
    try {
      value = YAML.readValue(assignment.substring(equals + 1), Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "--set %s: the value is not valid YAML".formatted(assignment), e);
    }
    put(tree, path, 0, value);
  }

  private static void put(Map<String, Object> node, String[] path, int depth, Object value) {
    String key = path[depth];
    if (depth == path.length - 1) {
      node.put(key, value);
      return;
    }
    Map<String, Object> child = child(node.get(key));
    Object inner = child.size() == 1 ? child.values().iterator().next() : null;
    String name = child.size() == 1 ? child.keySet().iterator().next() : "";
    if (!PLAIN.contains(key)
        && !name.isEmpty()
        && !name.equals(path[depth + 1])
        && (inner == null || inner instanceof Map)) {
      Map<String, Object> settings = child(inner);
      put(settings, path, depth + 1, value);
      child.put(name, settings);
    } else {
      put(child, path, depth + 1, value);
    }
    node.put(key, child);
  }

  /**
   * A copy of a node as a map that can be written to; a bare name becomes a record without
   * settings.
   */
  private static Map<String, Object> child(Object node) {
    var map = new LinkedHashMap<String, Object>();
    if (node instanceof Map<?, ?> old) {
      old.forEach((k, v) -> map.put(String.valueOf(k), v));
    } else if (node instanceof String name) {
      map.put(name, new LinkedHashMap<String, Object>());
    }
    return map;
  }

  /**
   * An encoder whose settings name weights, or whether it is frozen, is a pretrained one; so are
   * its towers.
   */
  private static Object pretrained(Object encoder) {
    if (!(encoder instanceof Map<?, ?> map)
        || map.size() != 1
        || map.containsKey("Pretrained")
        || !(map.values().iterator().next() instanceof Map<?, ?> settings)) {
      return encoder;
    }
    var own = new LinkedHashMap<Object, Object>(settings);
    own.replaceAll((name, setting) -> pretrained(setting));
    if (!own.containsKey("weights") && !own.containsKey("frozen")) {
      return Map.of(map.keySet().iterator().next(), own);
    }
    var pretrained = new LinkedHashMap<String, Object>();
    for (String key : List.of("weights", "frozen")) {
      if (own.containsKey(key)) {
        pretrained.put(key, own.remove(key));
      }
    }
    pretrained.put("encoder", Map.of(map.keySet().iterator().next(), own));
    return Map.of("Pretrained", pretrained);
  }

  /** A list of lists is one pipeline a view; a list of steps is one pipeline for two views. */
  private static Object preset(Object views) {
    if (!(views instanceof List<?> list)) {
      return views;
    }
    return !list.isEmpty() && list.stream().allMatch(List.class::isInstance)
        ? Map.of("PerView", Map.of("pipelines", list))
        : Map.of("SamePipeline", Map.of("pipeline", new ArrayList<>(list)));
  }

  private static String locate(String path, Path folder) {
    var places = new ArrayList<Path>();
    places.add(Path.of(path).toAbsolutePath());
    places.add(folder.resolve(path));
    String home = System.getProperty("dyad.home", "");
    if (!home.isEmpty()) {
      places.add(Path.of(home, path));
    }
    return places.stream()
        .filter(Files::exists)
        .findFirst()
        .or(() -> KnownData.locate(path))
        .orElse(places.get(0))
        .normalize()
        .toString();
  }
}
