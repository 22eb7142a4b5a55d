package dev.dyad.core;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads single values of trees into the type a record wants. */
final class Scalars {
  private Scalars() {}

  static Object read(Class<?> type, Object tree, String place) {
    if (type == OptionalInt.class) {
      return OptionalInt.of((int) whole(tree, place, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    if (type == OptionalDouble.class) {
      return OptionalDouble.of(number(tree, place));
    }
    if (type == int.class || type == Integer.class) {
      return (int) whole(tree, place, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == long.class || type == Long.class) {
      return whole(tree, place, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == double.class || type == Double.class) {
      return number(tree, place);
    }
    if (type == float.class || type == Float.class) {
      return (float) number(tree, place);
    }
    if (type == boolean.class || type == Boolean.class) {
      return bool(tree, place);
    }
    if (type == String.class) {
      Require.that(
          tree instanceof String || tree instanceof Number || tree instanceof Boolean,
          "%s must be a text, but was '%s'",
          place,
          tree);
      return tree.toString();
    }
    if (type == Path.class) {
      return path(tree, place);
    }
    if (type.isEnum()) {
      return constant(type, tree, place);
    }
    throw new IllegalArgumentException(
        "%s is of type %s, which no text can describe".formatted(place, type.getName()));
  }

  private static Path path(Object tree, String place) {
    Require.that(
        tree instanceof String || tree instanceof Number,
        "%s must be a path, but was '%s'",
        place,
        tree);
    try {
      return Path.of(tree.toString());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "%s must be a path, but was '%s'".formatted(place, tree), e);
    }
  }

  private static boolean bool(Object tree, String place) {
    String word = String.valueOf(tree);
    Require.that(
        word.equals("true") || word.equals("false"),
        "%s must be true or false, but was '%s'",
        place,
        tree);
    return word.equals("true");
  }

  private static double number(Object tree, String place) {
    if (tree instanceof Number n) {
      return n.doubleValue();
    }
    try {
      return Double.parseDouble(String.valueOf(tree));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a number, but was '%s'".formatted(place, tree), e);
    }
  }

  private static long whole(Object tree, String place, long min, long max) {
    long value;
    try {
      value = Long.parseLong(String.valueOf(tree));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s must be a whole number, but was '%s'".formatted(place, tree), e);
    }
    Require.that(
        value >= min && value <= max, "%s must be in %d..%d, but was %d", place, min, max, value);
    return value;
  }

  private static Object constant(Class<?> type, Object tree, String place) {
    String word = String.valueOf(tree);
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equalsIgnoreCase(word)
          || constant.toString().equalsIgnoreCase(word)) {
        return constant;
      }
    }
    var known =
        Arrays.stream(type.getEnumConstants())
            .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
            .toList();
    throw new IllegalArgumentException(
        "%s: no '%s'. %s".formatted(place, word, Nearest.hint(word, known)));
  }
}
