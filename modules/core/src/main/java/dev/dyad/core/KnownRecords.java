package dev.dyad.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The records that texts and trees may name, found by kind and simple name. */
final class KnownRecords {
  private final String subject;
  private final Map<String, List<Class<?>>> byName = new TreeMap<>();

  /**
   * None yet.
   *
   * @param subject what the records belong to, for error messages
   */
  KnownRecords(String subject) {
    this.subject = subject;
  }

  /**
   * Adds a record and the changes nested in it.
   *
   * @throws IllegalArgumentException if it is no record, or one of its kind has that name
   */
  void add(Class<?> type) {
    Require.that(type.isRecord(), "%s must be a record to be written as text", type.getName());
    List<Class<?>> sameName = byName.computeIfAbsent(type.getSimpleName(), n -> new ArrayList<>());
    if (sameName.contains(type)) {
      return;
    }
    for (Class<?> other : sameName) {
      Require.that(
          Arrays.stream(type.getInterfaces())
              .noneMatch(kind -> kind.isAssignableFrom(other) && haveOneValue(type, other, kind)),
          "two records of one kind are named '%s': %s and %s",
          type.getSimpleName(),
          other.getName(),
          type.getName());
    }
    sameName.add(type);
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (nested.isRecord() && Change.class.isAssignableFrom(nested)) {
        add(nested);
      }
    }
  }

  /** Whether two records are for the same values, or one of them is for any. */
  private static boolean haveOneValue(Class<?> type, Class<?> other, Class<?> kind) {
    Optional<Class<?>> values = ValueTypes.of(type, kind);
    Optional<Class<?>> others = ValueTypes.of(other, kind);
    return values.isEmpty() || others.isEmpty() || values.equals(others);
  }

  /** Names of the records of a kind for such values, sorted. */
  List<String> names(Class<?> kind, Class<?> values) {
    return byName.entrySet().stream()
        .filter(
            e ->
                e.getValue().stream()
                    .anyMatch(t -> kind.isAssignableFrom(t) && ValueTypes.fits(t, kind, values)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The class itself.
   *
   * @throws IllegalArgumentException if it was not added
   */
  Class<?> require(Class<?> type) {
    Require.that(
        byName.getOrDefault(type.getSimpleName(), List.of()).contains(type),
        "'%s' is not registered for %s",
        type.getName(),
        subject);
    return type;
  }

  /**
   * The record class of that kind and name for such values.
   *
   * @throws IllegalArgumentException if there is none, naming the nearest, or more than one
   */
  Class<?> named(Class<?> kind, Class<?> values, String name) {
    var matches = new ArrayList<Class<?>>();
    byName.forEach(
        (key, types) -> {
          if (plain(key).equals(plain(name))) {
            types.stream().filter(kind::isAssignableFrom).forEach(matches::add);
          }
        });
    List<Class<?>> fitting =
        matches.stream().filter(type -> ValueTypes.fits(type, kind, values)).toList();
    Require.that(fitting.size() < 2, "'%s' names %s. Ask for one kind of record", name, fitting);
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    String word = kind == Object.class ? "record" : words(kind.getSimpleName());
    String hint = Nearest.hint(name, names(kind, values));
    throw new IllegalArgumentException(
        matches.isEmpty()
            ? "No %s '%s' for %s. %s".formatted(word, name, subject, hint)
            : "'%s' is %s, but what is named here must be for %s. %s"
                .formatted(name, purposes(matches, kind), values.getSimpleName(), hint));
  }

  private static String purposes(List<Class<?>> types, Class<?> kind) {
    return types.stream()
        .flatMap(type -> ValueTypes.of(type, kind).stream())
        .map(values -> "for " + values.getSimpleName())
        .collect(Collectors.joining(" or "));
  }

  /** Names are the same whatever their case and hyphens: simple-cnn is SimpleCnn. */
  private static String plain(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
