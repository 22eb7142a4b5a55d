package dev.dyad.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes records of trees. Every message begins with the place it speaks of, such as {@code
 * Maybe.step}.
 */
final class TreeReader {
  private final KnownRecords known;
  private final UnaryOperator<Path> paths;

  TreeReader(KnownRecords known, UnaryOperator<Path> paths) {
    this.known = known;
    this.paths = paths;
  }

  /** The value of a kind that a tree describes, for such values. */
  <S> S read(Class<S> kind, Class<?> values, Object tree) {
    return kind.cast(value(kind, values, tree, kind.getSimpleName()));
  }

  private Object value(Type type, Class<?> values, Object tree, String place) {
    Class<?> raw = raw(type);
    if (raw == Object.class || isNamed(raw)) {
      return named(raw, ValueTypes.within(type, values), tree, place);
    }
    if (raw == List.class) {
      Require.that(tree instanceof List, "%s must be a list, but was '%s'", place, tree);
      var list = new ArrayList<Object>();
      ((List<?>) tree).forEach(t -> list.add(value(argument(type, 0), values, t, place)));
      return List.copyOf(list);
    }
    if (raw == Map.class) {
      Require.that(tree instanceof Map, "%s must be a map, but was '%s'", place, tree);
      var map = new LinkedHashMap<String, Object>();
      ((Map<?, ?>) tree)
          .forEach(
              (k, v) -> map.put(String.valueOf(k), value(argument(type, 1), values, v, place)));
      return map;
    }
    if (raw == Range.class) {
      return range(tree, place);
    }
    if (raw.isRecord()) {
      return record(raw, values, tree, place);
    }
    if (raw == Optional.class) {
      return Optional.of(value(argument(type, 0), values, tree, place));
    }
    Object scalar = Scalars.read(raw, tree, place);
    return scalar instanceof Path path ? paths.apply(path) : scalar;
  }

  /** Whether a value of that type is written with its record's name. */
  private static boolean isNamed(Class<?> type) {
    return type.isInterface() && type != List.class && type != Map.class && type != Path.class;
  }

  private static Range range(Object tree, String place) {
    Require.that(
        tree instanceof Number || tree instanceof String,
        "%s must be a range such as 0.2..1.0, but was '%s'",
        place,
        tree);
    try {
      return Range.parse(String.valueOf(tree));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }

  private Object named(Class<?> kind, Class<?> values, Object tree, String place) {
    if (tree instanceof List<?> && kind == Augmentation.class) {
      return value(Sequence.class, values, Map.of("steps", tree), place);
    }
    if (tree instanceof String text) {
      return text.contains("(")
          ? named(kind, values, SpecText.parse(text), place)
          : record(known.named(kind, values, text), values, Map.of(), text);
    }
    Require.that(
        tree instanceof Map<?, ?> map && map.size() == 1,
        "%s must be one name with its settings, such as Name: {key: value}, but was '%s'",
        place,
        tree);
    var entry = ((Map<?, ?>) tree).entrySet().iterator().next();
    String name = String.valueOf(entry.getKey());
    Object settings = entry.getValue() == null ? Map.of() : entry.getValue();
    return record(known.named(kind, values, name), values, settings, name);
  }

  private Object record(Class<?> type, Class<?> values, Object tree, String place) {
    String name = type.getSimpleName();
    if (tree instanceof Map<?, ?> map
        && map.size() == 1
        && map.get(name) instanceof Map<?, ?> inner
        && Arrays.stream(type.getRecordComponents()).noneMatch(c -> c.getName().equals(name))) {
      return record(type, values, inner, name);
    }
    RecordComponent[] components = type.getRecordComponents();
    if (components.length == 1
        && List.class == components[0].getType()
        && tree instanceof List<?>) {
      return record(type, values, Map.of(components[0].getName(), tree), place);
    }
    Require.that(
        tree instanceof Map,
        "%s must be followed by its settings as key: value, but was '%s'",
        place,
        tree);
    var settings = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) tree)
        .forEach(
            (key, setting) -> {
              String k = String.valueOf(key);
              Type wanted = component(type, k).getGenericType();
              settings.put(k, value(wanted, values, setting, name + "." + k));
            });
    return Records.create(type, settings);
  }

  private static RecordComponent component(Class<?> type, String key) {
    var keys = new ArrayList<String>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().equals(key)) {
        return component;
      }
      keys.add(component.getName());
    }
    throw new IllegalArgumentException(
        "%s has no setting '%s'. %s"
            .formatted(
                type.getSimpleName(),
                key,
                keys.isEmpty() ? "It has no settings." : Nearest.hint(key, keys)));
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> c) {
      return c;
    }
    return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : Object.class;
  }

  private static Type argument(Type type, int index) {
    return type instanceof ParameterizedType p ? p.getActualTypeArguments()[index] : Object.class;
  }
}
