package dev.dyad.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.dyad.core.Require;
import java.util.List;
import java.util.Map;

/**
 * A setting that takes several values in turn, written {@code method=[SimCLR, MoCoV3]}.
 *
 * @param key the setting, such as {@code optimizer.learningRate}
 * @param values as they are given to {@code --set}
 */
record Variation(String key, List<String> values) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a variation.
   *
   * @throws IllegalArgumentException if it is not a key and a list
   */
  static Variation parse(String text) {
    String rule =
        "--vary must look like key=[value, value], such as method=[SimCLR, BYOL], but was ";
    int equals = text.indexOf('=');
    Require.that(equals > 0, "%s'%s'", rule, text);
    try {
      Object values = YAML.readValue(text.substring(equals + 1), Object.class);
      Require.that(values instanceof List<?> list && !list.isEmpty(), "%s'%s'", rule, text);
      return new Variation(
          text.substring(0, equals).strip(),
          ((List<?>) values).stream().map(Variation::flow).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(rule + "'" + text + "'", e);
    }
  }

  /** The {@code --set} of a value. */
  String set(String value) {
    return key + "=" + value;
  }

  /** A value as people would say it: {@code {"HCL":{"prior":0.1}}} is {@code HCL prior 0.1}. */
  static String title(String value) {
    return value.replaceAll("[{}\"]", " ").replaceAll("[:,]", " ").strip().replaceAll(" +", " ");
  }

  /** JSON is YAML on one line; a bare word stays one. */
  private static String flow(Object value) {
    try {
      return value instanceof Map || value instanceof List
          ? JSON.writeValueAsString(value)
          : String.valueOf(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("--vary cannot take " + value, e);
    }
  }
}
