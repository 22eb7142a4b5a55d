package dev.dyad.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dyad.core.Nearest;
import dev.dyad.serve.Asked.Item;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a request asks: a file as its body, words as plain text, or JSON.
 *
 * @param type its content type, without parameters
 * @param parameters of its address
 */
record AskedBody(String type, Map<String, List<String>> parameters) {
  /** Most samples of one request. */
  static final int MOST_SAMPLES = 256;

  private static final int MOST_NEIGHBOURS = 1000;
  private static final int MOST_CANDIDATES = 100_000;
  private static final int MOST_CHARACTERS = 100_000;
  private static final int DEFAULT_NEIGHBOURS = 10;
  private static final Set<String> KEYS =
      Set.of("k", "filter", "exact", "candidates", "show", "name");
  private static final Set<String> SAMPLE_KEYS = Set.of("text", "id", "file", "name");
  private static final Set<String> JSON_KEYS =
      Set.of(
          "text", "id", "file", "name", "samples", "k", "filters", "exact", "candidates", "show");

  AskedBody {
    parameters.keySet().forEach(key -> known("parameter", key, KEYS));
  }

  /**
   * Reads a body.
   *
   * @throws Refusal if it asks nothing that can be understood
   */
  Asked read(byte[] body) {
    Optional<String> name = parameter("name");
    if (body.length == 0) {
      throw Refusal.of(400, "the body is empty. Send a file, words as text/plain, or JSON");
    }
    if (name.isPresent()) {
      return alone(new Item.Sent(FileTypes.named(name.get(), body)));
    }
    return switch (type) {
      case "application/json" -> json(Json.read(body));
      case "text/plain" -> alone(words(utf8(body)));
      case "", "application/x-www-form-urlencoded" ->
          throw Refusal.of(
              415,
              "say what the body is: a header such as Content-Type: application/json (curl: -H), or"
                  + " the name of a file (?name=cat.png)");
      case "multipart/form-data" ->
          throw Refusal.of(
              415,
              "forms are not taken. Send the file itself as the body (curl: --data-binary @cat.png)"
                  + " and its name in the address (?name=cat.png)");
      default -> alone(new Item.Sent(FileTypes.typed(type, body)));
    };
  }

  private Asked alone(Item sample) {
    var filters = new HashMap<String, List<String>>();
    for (String condition : parameters.getOrDefault("filter", List.of())) {
      int sign = condition.indexOf('=');
      if (sign < 1) {
        throw Refusal.of(400, "filter must look like COLUMN=VALUE, but was '%s'", condition);
      }
      filters
          .computeIfAbsent(condition.substring(0, sign), c -> new ArrayList<>())
          .add(condition.substring(sign + 1));
    }
    return new Asked(
        List.of(sample),
        new ServedIndex.Scope(
            parameter("k").map(k -> whole("k", k, MOST_NEIGHBOURS)).orElse(DEFAULT_NEIGHBOURS),
            filters,
            parameter("exact").map(v -> truth("exact", v)).orElse(false),
            parameter("candidates").map(c -> whole("candidates", c, MOST_CANDIDATES))),
        parameter("show").map(v -> truth("show", v)).orElse(false));
  }

  private static Asked json(JsonNode root) {
    if (root.isArray()) {
      return new Asked(
          items(root), new ServedIndex.Scope(DEFAULT_NEIGHBOURS, Map.of(), false, none()), false);
    }
    if (!root.isObject()) {
      throw Refusal.of(
          400, "JSON must be an object or a list of texts, but is a %s", Json.kind(root));
    }
    root.fieldNames().forEachRemaining(key -> known("key", key, JSON_KEYS));
    List<Item> samples;
    if (root.has("samples")) {
      SAMPLE_KEYS.stream()
          .filter(root::has)
          .forEach(
              key -> {
                throw Refusal.of(400, "give either samples or %s, not both", key);
              });
      samples = items(Json.list("samples", root.get("samples")));
    } else {
      samples = List.of(item(root));
    }
    var scope =
        new ServedIndex.Scope(
            Json.whole(root, "k", MOST_NEIGHBOURS).orElse(DEFAULT_NEIGHBOURS),
            Json.filters(root.path("filters")),
            Json.truth(root, "exact"),
            Json.whole(root, "candidates", MOST_CANDIDATES));
    return new Asked(samples, scope, Json.truth(root, "show"));
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }

  private static List<Item> items(JsonNode list) {
    if (list.isEmpty() || list.size() > MOST_SAMPLES) {
      throw Refusal.of(
          list.isEmpty() ? 400 : 413,
          "a request takes 1 to %d samples, but has %d",
          MOST_SAMPLES,
          list.size());
    }
    var items = new ArrayList<Item>();
    for (JsonNode node : list) {
      if (node.isObject()) {
        node.fieldNames().forEachRemaining(key -> known("key of a sample", key, SAMPLE_KEYS));
        items.add(item(node));
      } else {
        items.add(words(Json.text("a sample", node)));
      }
    }
    return items;
  }

  private static Item item(JsonNode node) {
    List<String> given = List.of("text", "id", "file").stream().filter(node::has).toList();
    if (given.size() != 1) {
      throw Refusal.of(
          400,
          "a sample must have one of text, id, file (with name), but has %s",
          given.isEmpty() ? "none" : String.join(" and ", given));
    }
    String key = given.get(0);
    if (!key.equals("file") && node.has("name")) {
      throw Refusal.of(400, "name goes with file, not with %s", key);
    }
    String value = Json.text(key, node.get(key));
    return switch (key) {
      case "text" -> words(value);
      case "id" -> new Item.Entry(value);
      default -> new Item.Sent(file(value, Json.text("name", node.path("name"))));
    };
  }

  private static SentFile file(String base64, String name) {
    try {
      return FileTypes.named(name, Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(400, "file must be its bytes in Base64: %s", e.getMessage());
    }
  }

  private static Item words(String text) {
    if (text.isBlank()) {
      throw Refusal.of(400, "words must not be blank");
    }
    if (text.length() > MOST_CHARACTERS) {
      throw Refusal.of(
          413, "a text takes up to %d characters, but has %d", MOST_CHARACTERS, text.length());
    }
    return new Item.Words(text);
  }

  private static String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw Refusal.of(400, "text/plain must be UTF-8, but is not");
    }
  }

  private Optional<String> parameter(String key) {
    List<String> values = parameters.getOrDefault(key, List.of());
    if (values.size() > 1) {
      throw Refusal.of(400, "%s may be given once, but was %d times", key, values.size());
    }
    return values.stream().findFirst();
  }

  private static int whole(String name, String value, int most) {
    if (!value.matches("\\d{1,9}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > most) {
      throw Refusal.of(400, "%s must be a number in 1..%d, but was '%s'", name, most, value);
    }
    return Integer.parseInt(value);
  }

  private static boolean truth(String name, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw Refusal.of(400, "%s must be true or false, but was '%s'", name, value);
    }
    return value.equals("true");
  }

  private static void known(String what, String key, Set<String> known) {
    if (!known.contains(key)) {
      throw Refusal.of(400, "no %s '%s'. %s", what, key, Nearest.hint(key, known));
    }
  }
}
