package dev.dyad.learn;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.dyad.core.Require;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a safetensors file holds, as far as its header tells.
 *
 * @param path the file, for messages
 * @param entries the arrays by name
 * @param metadata texts beside the arrays
 */
record SafetensorsHeader(Path path, Map<String, Entry> entries, Map<String, String> metadata) {
  private static final Map<String, DataType> TYPES =
      Map.of(
          "F64", DataType.FLOAT64,
          "F32", DataType.FLOAT32,
          "F16", DataType.FLOAT16,
          "BF16", DataType.BFLOAT16,
          "I64", DataType.INT64,
          "I32", DataType.INT32,
          "I16", DataType.INT16,
          "I8", DataType.INT8,
          "U8", DataType.UINT8,
          "BOOL", DataType.BOOLEAN);

  /** Where an array lies in the file's data, and what it is. */
  record Entry(DataType type, Shape shape, long begin, long end) {
    /** As JSON wants it. */
    Map<String, Object> toTree() {
      var tree = new LinkedHashMap<String, Object>();
      tree.put("dtype", typeName(type));
      tree.put("shape", java.util.Arrays.stream(shape.getShape()).boxed().toList());
      tree.put("data_offsets", List.of(begin, end));
      return tree;
    }
  }

  /**
   * Reads and checks all of a header.
   *
   * @param dataBytes bytes that follow the header
   * @throws IllegalArgumentException if anything in it is wrong or does not fit the data
   */
  static SafetensorsHeader parse(Path path, String json, long dataBytes) {
    var header = new SafetensorsHeader(path, new LinkedHashMap<>(), new LinkedHashMap<>());
    Object tree;
    try {
      tree = Json.parse(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
    Require.that(tree instanceof Map, "%s: the header must be a JSON object", path);
    ((Map<?, ?>) tree).forEach((key, value) -> header.add(String.valueOf(key), value, dataBytes));
    header.requireNoGaps(dataBytes);
    return header;
  }

  private void add(String name, Object value, long dataBytes) {
    Require.that(value instanceof Map, "%s: '%s' must be a JSON object", path, name);
    var settings = (Map<?, ?>) value;
    if (name.equals("__metadata__")) {
      settings.forEach(this::addMetadata);
      return;
    }
    Require.that(
        settings.keySet().equals(Set.of("dtype", "shape", "data_offsets")),
        "%s: array '%s' must have dtype, shape and data_offsets, but had %s",
        path,
        name,
        settings.keySet());
    DataType type = TYPES.get(String.valueOf(settings.get("dtype")));
    Require.that(
        type != null, "%s: array '%s' has unknown type %s", path, name, settings.get("dtype"));
    long[] shape = naturals(name, "shape", settings.get("shape"));
    long[] offsets = naturals(name, "data_offsets", settings.get("data_offsets"));
    Require.that(
        offsets.length == 2 && offsets[0] <= offsets[1] && offsets[1] <= dataBytes,
        "%s: data_offsets of array '%s' must rise within 0..%d, but were %s",
        path,
        name,
        dataBytes,
        settings.get("data_offsets"));
    Require.that(
        bytes(name, type, shape) == offsets[1] - offsets[0],
        "%s: array '%s' of %s %s cannot have %d bytes",
        path,
        name,
        type,
        settings.get("shape"),
        offsets[1] - offsets[0]);
    entries.put(name, new Entry(type, new Shape(shape), offsets[0], offsets[1]));
  }

  private void addMetadata(Object key, Object value) {
    Require.that(value instanceof String, "%s: metadata '%s' must be a text", path, key);
    metadata.put(String.valueOf(key), (String) value);
  }

  private void requireNoGaps(long dataBytes) {
    var inOrder = new ArrayList<>(entries.values());
    inOrder.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long at = 0;
    for (Entry entry : inOrder) {
      Require.that(
          entry.begin() == at,
          "%s: arrays must follow each other without gap or overlap, but one begins at byte %d"
              + " where %d is due. The file is damaged",
          path,
          entry.begin(),
          at);
      at = entry.end();
    }
    Require.that(
        at == dataBytes,
        "%s: the header tells of %d bytes of numbers, but there are %d. The file is damaged",
        path,
        at,
        dataBytes);
  }

  private long bytes(String name, DataType type, long[] shape) {
    try {
      long bytes = type.getNumOfBytes();
      for (long n : shape) {
        bytes = Math.multiplyExact(bytes, n);
      }
      return bytes;
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "%s: array '%s' has an absurd shape".formatted(path, name), e);
    }
  }

  private long[] naturals(String name, String key, Object value) {
    Require.that(
        value instanceof List<?> list && list.stream().allMatch(n -> n instanceof Long i && i >= 0),
        "%s: %s of array '%s' must be a list of natural numbers, but was %s",
        path,
        key,
        name,
        value);
    return ((List<?>) value).stream().mapToLong(n -> (Long) n).toArray();
  }

  private static String typeName(DataType type) {
    return TYPES.entrySet().stream()
        .filter(e -> e.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no safetensors type for " + type));
  }
}
