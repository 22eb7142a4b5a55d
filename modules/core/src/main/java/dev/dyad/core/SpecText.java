package dev.dyad.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text form of trees made of maps, lists, strings, numbers and booleans: {@code Name(key=value,
 * ...)} for the map {@code {Name: {key: value}}}, {@code {key=value}} for other maps, {@code [a,
 * b]} for lists.
 */
final class SpecText {
  private static final int MAX_DEPTH = 100;

  private final String text;
  private int at;
  private int depth;

  private SpecText(String text) {
    this.text = text;
  }

  static Object parse(String text) {
    var parser = new SpecText(text);
    Object tree = parser.value();
    parser.skipSpace();
    if (parser.at < text.length()) {
      throw parser.problem("the end");
    }
    return tree;
  }

  /**
   * The tree, if it is nested no deeper than texts may be.
   *
   * @throws IllegalArgumentException otherwise
   */
  static Object notTooDeep(Object tree) {
    notDeeper(tree, 2 * MAX_DEPTH); // Name(key=value) is two levels of a tree
    return tree;
  }

  private static void notDeeper(Object tree, int levels) {
    Require.that(levels > 0, "spec is nested more than %d deep", MAX_DEPTH);
    if (tree instanceof Map<?, ?> map) {
      map.values().forEach(t -> notDeeper(t, levels - 1));
    } else if (tree instanceof List<?> list) {
      list.forEach(t -> notDeeper(t, levels - 1));
    }
  }

  static String print(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      if (map.size() == 1
          && map.keySet().iterator().next() instanceof String name
          && isWord(name)
          && map.get(name) instanceof Map<?, ?> settings) {
        return name + "(" + entries(settings) + ")";
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

  private static boolean isScalarPart(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "._-+$".indexOf(c) >= 0);
  }

  private static Object scalar(String word) {
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

  private Object value() {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException("spec is nested more than " + MAX_DEPTH + " deep");
    }
    skipSpace();
    Object tree =
        switch (peek()) {
          case '[' -> list();
          case '{' -> map('{', '}');
          case '"' -> quoted();
          default -> wordOrCall();
        };
    depth--;
    return tree;
  }

  private Object wordOrCall() {
    int start = at;
    while (at < text.length() && isScalarPart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw problem("a value");
    }
    String word = text.substring(start, at);
    skipSpace();
    if (peek() != '(') {
      return scalar(word);
    }
    var call = new LinkedHashMap<String, Object>();
    call.put(word, map('(', ')'));
    return call;
  }

  private List<Object> list() {
    expect('[');
    var list = new ArrayList<Object>();
    skipSpace();
    while (peek() != ']') {
      list.add(value());
      separator(']');
    }
    expect(']');
    return list;
  }

  private Map<String, Object> map(char open, char close) {
    expect(open);
    var map = new LinkedHashMap<String, Object>();
    skipSpace();
    while (peek() != close) {
      String key = peek() == '"' ? quoted() : word();
      skipSpace();
      expect('=');
      Object value = value();
      if (map.put(key, value) != null) {
        throw new IllegalArgumentException("'" + key + "' is given twice in: " + text);
      }
      separator(close);
    }
    expect(close);
    return map;
  }

  private String word() {
    int start = at;
    while (at < text.length() && isScalarPart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw problem("a name");
    }
    return text.substring(start, at);
  }

  private void separator(char close) {
    skipSpace();
    if (peek() == ',') {
      at++;
      skipSpace();
    } else if (peek() != close) {
      throw problem("',' or '" + close + "'");
    }
  }

  private String quoted() {
    expect('"');
    var out = new StringBuilder();
    while (peek() != '"') {
      char c = next();
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = next();
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'u' -> out.append(unicode());
        default -> out.append(escaped);
      }
    }
    expect('"');
    return out.toString();
  }

  private char unicode() {
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw problem("four hexadecimal digits");
      }
      unit = unit * 16 + digit;
    }
    at += 4;
    return (char) unit;
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

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** The next character, or 0 at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private char next() {
    if (at == text.length()) {
      throw problem("more text");
    }
    return text.charAt(at++);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw problem("'" + c + "'");
    }
    at++;
  }

  private IllegalArgumentException problem(String expected) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new IllegalArgumentException(
        "expected %s at position %d, but found %s in: %s".formatted(expected, at + 1, found, text));
  }
}
