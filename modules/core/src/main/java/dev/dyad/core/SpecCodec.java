package dev.dyad.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Records as text and as trees (of maps, lists, strings, numbers, booleans: what YAML and JSON
 * hold), and back: {@code read(write(x)).equals(x)} for every registered record.
 *
 * <p>Names are read whatever their case and hyphens. Text looks like {@code Maybe(p=0.5,
 * step=Grayscale())}; the same as a tree is {@code {Maybe: {p: 0.5, step: Grayscale}}}. Settings
 * that are left out keep the value that the record's shorter constructor gives them. A list where
 * an augmentation is expected is a {@link Sequence}.
 */
public final class SpecCodec {
  private final String subject;
  private final Map<String, List<Class<?>>> known = new TreeMap<>();

  /**
   * A codec for the given records, the combinators, and all changes nested in the records.
   *
   * @param subject what the records belong to, for error messages, such as "modality 'image'"
   * @param records record classes, known by their simple names
   * @throws IllegalArgumentException if a class is no record, or two of one kind share a name
   */
  public SpecCodec(String subject, Collection<? extends Class<?>> records) {
    this.subject = subject;
    List.of(
            Sequence.class,
            Maybe.class,
            OneOf.class,
            SomeOf.class,
            SamePipeline.class,
            PerView.class)
        .forEach(this::register);
    records.forEach(this::register);
  }

  /** A codec for everything that a modality brings along. */
  public static SpecCodec of(Modality<?> modality) {
    return new SpecCodec("modality '" + modality.name() + "'", records(modality));
  }

  /** The record classes that a modality brings along: augmentations, presets, readers, collator. */
  public static List<Class<?>> records(Modality<?> modality) {
    var records = new ArrayList<Class<?>>(modality.augmentations());
    records.addAll(modality.presets());
    modality.readers().forEach(r -> records.add(r.getClass()));
    records.add(modality.collator().getClass());
    return records;
  }

  private void register(Class<?> type) {
    Require.that(type.isRecord(), "%s must be a record to be written as text", type.getName());
    List<Class<?>> sameName = known.computeIfAbsent(type.getSimpleName(), n -> new ArrayList<>());
    if (sameName.contains(type)) {
      return;
    }
    for (Class<?> other : sameName) {
      Require.that(
          Collections.disjoint(
              Arrays.asList(type.getInterfaces()), Arrays.asList(other.getInterfaces())),
          "two records of one kind are named '%s': %s and %s",
          type.getSimpleName(),
          other.getName(),
          type.getName());
    }
    sameName.add(type);
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (nested.isRecord() && Change.class.isAssignableFrom(nested)) {
        register(nested);
      }
    }
  }

  /** Names of the registered records of a kind, sorted. */
  public List<String> names(Class<?> kind) {
    return known.entrySet().stream()
        .filter(e -> e.getValue().stream().anyMatch(kind::isAssignableFrom))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * A record's name with its settings: their defaults, or only their names where one has to be
   * given.
   *
   * @throws IllegalArgumentException if there is no such record of that kind
   */
  public String signature(Class<?> kind, String name) {
    Class<?> type = byName(kind, name);
    try {
      return write(Records.create(type, Map.of()));
    } catch (IllegalArgumentException needsSettings) {
      return Arrays.stream(type.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.joining(", ", type.getSimpleName() + "(", ")"));
    }
  }

  /** The text form of a registered record. */
  public String write(Object spec) {
    return SpecText.print(toTree(spec));
  }

  /**
   * The record that a text describes.
   *
   * @throws IllegalArgumentException naming what is wrong and the nearest known word
   */
  public Object read(String text) {
    return fromTree(Object.class, SpecText.parse(text));
  }

  /**
   * The record of a given kind that a text describes.
   *
   * @throws IllegalArgumentException naming what is wrong and the nearest known word
   */
  public <S> S read(Class<S> kind, String text) {
    return fromTree(kind, SpecText.parse(text));
  }

  /**
   * The tree form: records as {@code {Name: {setting: value}}}.
   *
   * @throws IllegalArgumentException if a record is not registered
   */
  public Object toTree(Object spec) {
    if (spec instanceof Range || spec instanceof Enum<?>) {
      return spec.toString();
    }
    if (spec instanceof Number || spec instanceof Boolean || spec instanceof String) {
      return spec;
    }
    if (spec instanceof List<?> list) {
      return list.stream().map(this::toTree).toList();
    }
    if (spec instanceof Map<?, ?> map) {
      var tree = new LinkedHashMap<String, Object>();
      map.forEach((k, v) -> tree.put(String.valueOf(k), toTree(v)));
      return tree;
    }
    Class<?> type = spec.getClass();
    Require.that(
        known.getOrDefault(type.getSimpleName(), List.of()).contains(type),
        "'%s' is not registered for %s",
        type.getName(),
        subject);
    return Map.of(type.getSimpleName(), settings(spec));
  }

  private Map<String, Object> settings(Object spec) {
    var settings = new LinkedHashMap<String, Object>();
    for (RecordComponent component : spec.getClass().getRecordComponents()) {
      Object value = get(spec, component);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(v -> settings.put(component.getName(), toTree(v)));
      } else if (value instanceof OptionalInt optional) {
        optional.ifPresent(v -> settings.put(component.getName(), v));
      } else if (value instanceof OptionalDouble optional) {
        optional.ifPresent(v -> settings.put(component.getName(), v));
      } else {
        boolean known = value.getClass() == component.getType() && value instanceof Record;
        settings.put(
            component.getName(),
            known && !(value instanceof Range) ? settings(value) : toTree(value));
      }
    }
    return settings;
  }

  /**
   * The value of a given kind that a tree describes.
   *
   * @throws IllegalArgumentException naming what is wrong and the nearest known word
   */
  public <S> S fromTree(Class<S> kind, Object tree) {
    return kind.cast(value(kind, SpecText.notTooDeep(tree), kind.getSimpleName()));
  }

  private Object value(Type type, Object tree, String place) {
    Class<?> raw = raw(type);
    if (raw == Object.class || raw.isInterface() && raw != List.class && raw != Map.class) {
      return named(raw, tree, place);
    }
    if (raw == List.class) {
      Require.that(tree instanceof List, "%s must be a list, but was '%s'", place, tree);
      var list = new ArrayList<Object>();
      ((List<?>) tree).forEach(t -> list.add(value(argument(type, 0), t, place)));
      return List.copyOf(list);
    }
    if (raw == Map.class) {
      Require.that(tree instanceof Map, "%s must be a map, but was '%s'", place, tree);
      var map = new LinkedHashMap<String, Object>();
      ((Map<?, ?>) tree)
          .forEach((k, v) -> map.put(String.valueOf(k), value(argument(type, 1), v, place)));
      return map;
    }
    if (raw == Range.class) {
      return range(tree, place);
    }
    if (raw.isRecord()) {
      return record(raw, tree, place);
    }
    if (raw == Optional.class) {
      return Optional.of(value(argument(type, 0), tree, place));
    }
    return Scalars.read(raw, tree, place);
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

  private Object named(Class<?> kind, Object tree, String place) {
    if (tree instanceof List<?> && kind == Augmentation.class) {
      return value(Sequence.class, Map.of("steps", tree), place);
    }
    if (tree instanceof String text) {
      return text.contains("(")
          ? named(kind, SpecText.parse(text), place)
          : record(byName(kind, text), Map.of(), text);
    }
    Require.that(
        tree instanceof Map<?, ?> map && map.size() == 1,
        "%s must be one name with its settings, such as Name: {key: value}, but was '%s'",
        place,
        tree);
    var entry = ((Map<?, ?>) tree).entrySet().iterator().next();
    String name = String.valueOf(entry.getKey());
    Object settings = entry.getValue() == null ? Map.of() : entry.getValue();
    return record(byName(kind, name), settings, name);
  }

  private Class<?> byName(Class<?> kind, String name) {
    var matches = new ArrayList<Class<?>>();
    known.forEach(
        (key, types) -> {
          if (plain(key).equals(plain(name))) {
            types.stream().filter(kind::isAssignableFrom).forEach(matches::add);
          }
        });
    Require.that(matches.size() < 2, "'%s' names %s. Ask for one kind of record", name, matches);
    if (matches.size() == 1) {
      return matches.get(0);
    }
    String word = kind == Object.class ? "record" : words(kind.getSimpleName());
    throw new IllegalArgumentException(
        "No %s '%s' for %s. %s".formatted(word, name, subject, Nearest.hint(name, names(kind))));
  }

  /** Names are the same whatever their case and hyphens: simple-cnn is SimpleCnn. */
  private static String plain(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private Object record(Class<?> type, Object tree, String place) {
    String name = type.getSimpleName();
    if (tree instanceof Map<?, ?> map
        && map.size() == 1
        && map.get(name) instanceof Map<?, ?> settings
        && Arrays.stream(type.getRecordComponents()).noneMatch(c -> c.getName().equals(name))) {
      return record(type, settings, name);
    }
    RecordComponent[] components = type.getRecordComponents();
    if (components.length == 1
        && List.class == components[0].getType()
        && tree instanceof List<?>) {
      return record(type, Map.of(components[0].getName(), tree), place);
    }
    Require.that(
        tree instanceof Map,
        "%s must be followed by its settings as key: value, but was '%s'",
        place,
        tree);
    var values = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) tree)
        .forEach(
            (key, setting) -> {
              String k = String.valueOf(key);
              values.put(k, value(component(type, k).getGenericType(), setting, name + "." + k));
            });
    return Records.create(type, values);
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

  private static Object get(Object spec, RecordComponent component) {
    return Records.get(spec, component);
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
