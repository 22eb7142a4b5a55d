package dev.dyad.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON in, within limits that keep small bodies from becoming large trees; and JSON out. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxTokenCount(20_000)
                          .maxNumberLength(40)
                          .maxStringLength(1 << 30)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }

  /**
   * Reads a body.
   *
   * @throws Refusal if it is no JSON, or deeper or of more parts than any request needs
   */
  static JsonNode read(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw Refusal.of(400, "the body is not the JSON it should be: %s", e.getOriginalMessage());
    } catch (IOException e) {
      throw Refusal.of(400, "the body is not the JSON it should be: %s", e.getMessage());
    }
  }

  /** What a value is, in words. */
  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "list";
      case STRING -> "text";
      case NUMBER -> "number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      default -> "missing value";
    };
  }

  static String text(String name, JsonNode node) {
    if (!node.isTextual()) {
      throw Refusal.of(400, "%s must be a text, but is a %s", name, kind(node));
    }
    return node.textValue();
  }

  static JsonNode list(String name, JsonNode node) {
    if (!node.isArray()) {
      throw Refusal.of(400, "%s must be a list, but is a %s", name, kind(node));
    }
    return node;
  }

  static Optional<Integer> whole(JsonNode root, String name, int most) {
    JsonNode node = root.path(name);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isInt() || node.intValue() < 1 || node.intValue() > most) {
      throw Refusal.of(400, "%s must be a number in 1..%d, but was %s", name, most, brief(node));
    }
    return Optional.of(node.intValue());
  }

  static boolean truth(JsonNode root, String name) {
    JsonNode node = root.path(name);
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw Refusal.of(400, "%s must be true or false, but was %s", name, brief(node));
    }
    return node.booleanValue();
  }

  /** Values by column: {@code {"label": ["3", "8"], "split": "test"}}. */
  static Map<String, List<String>> filters(JsonNode node) {
    if (!node.isMissingNode() && !node.isObject()) {
      throw Refusal.of(
          400, "filters must be an object such as {\"label\": [\"3\"]}, but is a %s", kind(node));
    }
    var filters = new HashMap<String, List<String>>();
    node.properties()
        .forEach(
            column -> {
              var values = new ArrayList<String>();
              if (column.getValue().isArray()) {
                column.getValue().forEach(v -> values.add(text("a value of filters", v)));
              } else {
                values.add(text("filters." + column.getKey(), column.getValue()));
              }
              if (values.isEmpty()) {
                throw Refusal.of(400, "filters.%s must have a value", column.getKey());
              }
              filters.put(column.getKey(), values);
            });
    return filters;
  }

  private static String brief(JsonNode node) {
    String text = node.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
