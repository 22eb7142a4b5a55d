package dev.dyad.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.dyad.core.Nearest;
import dev.dyad.core.Require;
import dev.dyad.core.SpecCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Public data sets by name, read from YAML: {@code sets} is a list of entries, and {@code families}
 * a list of entries in which words such as {@code <set>} stand for what each of its {@code members}
 * says.
 *
 * @param entries in the order of their names
 */
public record Catalogue(List<CatalogueEntry> entries) {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final SpecCodec CODEC =
      new SpecCodec(
          "the catalogue",
          List.of(
              CatalogueEntry.class,
              RemoteFile.class,
              Checksums.class,
              Unpacking.class,
              Content.class));

  /**
   * Sorts the entries.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public Catalogue {
    entries = entries.stream().sorted(Comparator.comparing(CatalogueEntry::name)).toList();
    for (int i = 1; i < entries.size(); i++) {
      Require.that(
          !entries.get(i).name().equals(entries.get(i - 1).name()),
          "the catalogue has two entries called %s",
          entries.get(i).name());
    }
  }

  /** The catalogue that comes with Dyad. */
  public static Catalogue builtIn() {
    try (InputStream yaml = Catalogue.class.getResourceAsStream("catalogue.yaml")) {
      return parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue that comes with Dyad cannot be read", e);
    }
  }

  /**
   * Reads a catalogue of one's own.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it is no catalogue; the message names the key
   */
  public static Catalogue read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  static Catalogue parse(String yaml) {
    Map<?, ?> tree;
    try {
      tree = map(YAML.readValue(yaml, Object.class), "a catalogue");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not valid YAML: " + e.getOriginalMessage(), e);
    }
    for (Object key : tree.keySet()) {
      List<String> known = List.of("sets", "families");
      Require.that(
          known.contains(key), "a catalogue has no '%s'. %s", key, Nearest.hint("" + key, known));
    }
    var entries = new ArrayList<CatalogueEntry>();
    list(tree, "sets").forEach(set -> entries.add(entry(set)));
    for (Object family : list(tree, "families")) {
      var pattern = new LinkedHashMap<Object, Object>(map(family, "a family"));
      Object members = pattern.remove("members");
      Require.that(members instanceof List, "a family must list its members");
      for (Object member : (List<?>) members) {
        entries.add(entry(filled(pattern, map(member, "a member"))));
      }
    }
    return new Catalogue(entries);
  }

  private static CatalogueEntry entry(Object tree) {
    Object name = map(tree, "an entry").get("name");
    try {
      return CODEC.fromTree(CatalogueEntry.class, tree);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static List<?> list(Map<?, ?> tree, String key) {
    Object list = tree.containsKey(key) ? tree.get(key) : List.of();
    Require.that(list instanceof List, "'%s' must be a list", key);
    return (List<?>) list;
  }

  private static Map<?, ?> map(Object tree, String what) {
    Require.that(tree instanceof Map, "%s must be a map of settings, but was '%s'", what, tree);
    return (Map<?, ?>) tree;
  }

  /** The same tree with every {@code <word>} replaced by what the member says of it. */
  private static Object filled(Object tree, Map<?, ?> member) {
    if (tree instanceof Map<?, ?> map) {
      var copy = new LinkedHashMap<Object, Object>();
      map.forEach((key, value) -> copy.put(key, filled(value, member)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(value -> filled(value, member)).toList();
    }
    if (!(tree instanceof String text)) {
      return tree;
    }
    String all = text;
    for (Map.Entry<?, ?> word : member.entrySet()) {
      all = all.replace("<" + word.getKey() + ">", String.valueOf(word.getValue()));
    }
    return all;
  }

  /** Names of all entries. */
  public List<String> names() {
    return entries.stream().map(CatalogueEntry::name).toList();
  }

  /** The entry of a name, whatever the case of its letters. */
  public Optional<CatalogueEntry> find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return entries.stream().filter(e -> e.name().equals(lower)).findFirst();
  }

  /**
   * The entry of a name, whatever the case of its letters.
   *
   * @throws IllegalArgumentException if there is none; the message names the nearest and all
   */
  public CatalogueEntry named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No data set '%s' in the catalogue. %s"
                        .formatted(name, Nearest.hint(name, names()))));
  }
}
