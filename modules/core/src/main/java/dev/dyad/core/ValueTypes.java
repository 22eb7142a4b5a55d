package dev.dyad.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Optional;

/** What values generic records are for: {@code HorizontalFlip} as an augmentation is for images. */
final class ValueTypes {
  /** Stands for values that are not known, and so for all. */
  static final Class<?> ANY = Object.class;

  private ValueTypes() {}

  /**
   * The class that stands for the first type parameter of a generic kind.
   *
   * @param type a record
   * @param kind an interface such as {@link Augmentation}
   * @return empty where the record leaves it open, as combinators do, or where the kind has none
   */
  static Optional<Class<?>> of(Class<?> type, Class<?> kind) {
    return kind.getTypeParameters().length == 0
        ? Optional.empty()
        : find(type, kind).flatMap(ValueTypes::known);
  }

  /** Whether a record, as one of that kind, takes values of that type, as far as can be told. */
  static boolean fits(Class<?> type, Class<?> kind, Class<?> values) {
    return values == ANY || of(type, kind).map(c -> c.isAssignableFrom(values)).orElse(true);
  }

  /** The values that a setting's type names, or those of what it is a setting of. */
  static Class<?> within(Type setting, Class<?> values) {
    return setting instanceof ParameterizedType type
        ? known(type.getActualTypeArguments()[0]).orElse(values)
        : values;
  }

  private static Optional<Class<?>> known(Type type) {
    return type instanceof Class<?> known ? Optional.of(known) : Optional.empty();
  }

  /** What a type gives for the first parameter of a kind above it: a class or a variable. */
  private static Optional<Type> find(Class<?> type, Class<?> kind) {
    for (Type above : type.getGenericInterfaces()) {
      if (above instanceof ParameterizedType given) {
        var raw = (Class<?>) given.getRawType();
        Optional<Type> found =
            raw == kind ? Optional.of(given.getActualTypeArguments()[0]) : find(raw, kind);
        if (found.isPresent()) {
          return found.map(t -> t instanceof TypeVariable<?> v ? argument(given, v) : t);
        }
      } else if (above instanceof Class<?> plain) {
        Optional<Type> found = find(plain, kind);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** What an interface is given for one of its variables; the variable itself if it has it not. */
  private static Type argument(ParameterizedType given, TypeVariable<?> variable) {
    int place =
        Arrays.asList(((Class<?>) given.getRawType()).getTypeParameters()).indexOf(variable);
    return place < 0 ? variable : given.getActualTypeArguments()[place];
  }
}
