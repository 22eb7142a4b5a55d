package dev.dyad.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Makes trees of records, nested no deeper than {@link SpecText} reads. */
final class TreeWriter {
  private final KnownRecords known;
  private final UnaryOperator<Path> paths;

  TreeWriter(KnownRecords known, UnaryOperator<Path> paths) {
    this.known = known;
    this.paths = paths;
  }

  /** The tree that describes a record, list, map or single value. */
  Object tree(Object spec) {
    return tree(spec, SpecText.MAX_DEPTH);
  }

  private Object tree(Object spec, int levels) {
    SpecText.requireLevels(levels);
    if (spec instanceof Range || spec instanceof Enum<?>) {
      return spec.toString();
    }
    if (spec instanceof Number || spec instanceof Boolean || spec instanceof String) {
      return spec;
    }
    if (spec instanceof Path path) {
      return paths.apply(path).toString().replace('\\', '/');
    }
    if (spec instanceof List<?> list) {
      return list.stream().map(element -> tree(element, levels - 1)).toList();
    }
    if (spec instanceof Map<?, ?> map) {
      var tree = new LinkedHashMap<String, Object>();
      map.forEach((k, v) -> tree.put(String.valueOf(k), tree(v, levels - 1)));
      return tree;
    }
    return Map.of(known.require(spec.getClass()).getSimpleName(), settings(spec, levels));
  }

  private Map<String, Object> settings(Object spec, int levels) {
    SpecText.requireLevels(levels);
    var settings = new LinkedHashMap<String, Object>();
    for (RecordComponent component : spec.getClass().getRecordComponents()) {
      given(Records.get(spec, component))
          .ifPresent(
              value -> settings.put(component.getName(), setting(component, value, levels - 1)));
    }
    return settings;
  }

  /** What an optional setting holds, or the setting itself. */
  private static Optional<?> given(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional;
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? Optional.of(optional.getAsInt()) : Optional.empty();
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? Optional.of(optional.getAsDouble()) : Optional.empty();
    }
    return Optional.of(value);
  }

  /** A record goes without its name where the type of the setting already says it. */
  private Object setting(RecordComponent component, Object value, int levels) {
    if (value instanceof List<?> list
        && component.getGenericType() instanceof ParameterizedType type) {
      Type element = type.getActualTypeArguments()[0];
      SpecText.requireLevels(levels);
      return list.stream().map(e -> typed(element, e, levels - 1)).toList();
    }
    return typed(component.getType(), value, levels);
  }

  private Object typed(Type type, Object value, int levels) {
    boolean isNamed = value.getClass() == type && value instanceof Record;
    return isNamed && !(value instanceof Range) ? settings(value, levels) : tree(value, levels);
  }
}
