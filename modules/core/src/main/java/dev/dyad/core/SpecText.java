package dev.dyad.core;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text form of trees made of maps, lists, strings, numbers and booleans: {@code Name(key=value,
 * ...)} for the map {@code {Name: {key: value}}}, {@code {key=value}} for other maps, {@code [a,
 * b]} for lists.
 */
final class SpecText {
  static final int MAX_DEPTH = 100;

  private SpecText() {}

  /**
   * The tree that a text describes.
   *
   * @throws IllegalArgumentException saying what was expected where
   */
  static Object parse(String text) {
    return new SpecParser(text).whole();
  }

  /**
   * The tree, if it is nested no deeper than texts may be.
   *
   * @throws IllegalArgumentException otherwise
   */
  static Object notTooDeep(Object tree) {
    notDeeper(tree, MAX_DEPTH);
    return tree;
  }

  /** Counts as texts do: {@code Name(key=value)} is one level. */
  private static void notDeeper(Object tree, int levels) {
    requireLevels(levels);
    if (tree instanceof Map<?, ?> map) {
      Map<?, ?> entries = isCall(map) ? (Map<?, ?>) map.values().iterator().next() : map;
      entries.values().forEach(t -> notDeeper(t, levels - 1));
    } else if (tree instanceof List<?> list) {
      list.forEach(t -> notDeeper(t, levels - 1));
    }
  }

  /**
   * Fails where no level is left.
   *
   * @throws IllegalArgumentException if levels is not positive
   */
  static void requireLevels(int levels) {
    Require.that(levels > 0, "spec is nested more than %d deep", MAX_DEPTH);
  }

  /** Whether a map is printed as {@code Name(...)}. */
  private static boolean isCall(Map<?, ?> map) {
    return map.size() == 1
        && map.keySet().iterator().next() instanceof String name
        && isWord(name)
        && map.get(name) instanceof Map<?, ?>;
  }

  static String print(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      if (isCall(map)) {
        var call = map.entrySet().iterator().next();
        return call.getKey() + "(" + entries((Map<?, ?>) call.getValue()) + ")";
      }
      return "{" + entries(map) + "}";
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(SpecText::print).collect(Collectors.joining(", ", "[", "]"));
    }
    if (tree instanceof String s) {
      return isScalar(s) ? s : quote(s);
    }
    return String.valueOf(tree);
  }

  private static String entries(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(
            e -> {
              String key = String.valueOf(e.getKey());
              return (isWord(key) ? key : quote(key)) + "=" + print(e.getValue());
            })
        .collect(Collectors.joining(", "));
  }

  /** Whether a string may stand without quotes and still be read as the same string. */
  private static boolean isScalar(String s) {
    return !s.isEmpty()
        && s.chars().allMatch(SpecText::isScalarPart)
        && scalar(s) instanceof String;
  }

  private static boolean isWord(String s) {
    return !s.isEmpty()
        && Character.isJavaIdentifierStart(s.charAt(0))
        && s.chars().allMatch(SpecText::isScalarPart);
  }

  /** Whether a character may stand in a text without quotes. */
  static boolean isScalarPart(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "._-+$".indexOf(c) >= 0);
  }

  /** What a word without quotes means: true or false, a number, or else a string. */
  static Object scalar(String word) {
    if (word.equals("true") || word.equals("false")) {
      return word.equals("true");
    }
    char first = word.charAt(0);
    if (Character.isLetter(first) && !word.equals("NaN") && !word.equals("Infinity")
        || word.contains("..")) {
      return word;
    }
    try {
      return Long.valueOf(word);
    } catch (NumberFormatException notWhole) {
      try {
        char last = word.charAt(word.length() - 1);
        return last == 'd' || last == 'f' || last == 'D' || last == 'F'
            ? word
            : (Object) Double.valueOf(word);
      } catch (NumberFormatException notNumber) {
        return word;
      }
    }
  }

  private static String quote(String s) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
