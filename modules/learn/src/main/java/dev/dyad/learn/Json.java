package dev.dyad.learn;

import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as RFC 8259 has it, no more: objects as maps in written order, arrays as lists, numbers as
 * Long or Double, null as an empty Optional. Keys given twice, depths over 64 and anything after
 * the value are errors.
 */
final class Json {
  private static final int MAX_DEPTH = 64;

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException if the text is not JSON, with the position
   */
  static Object parse(String text) {
    var json = new Json(text);
    Object value = json.value();
    json.space();
    if (json.at < text.length()) {
      throw json.problem("the end");
    }
    return value;
  }

  /** Writes a value on one line; numbers that are not finite become null. */
  static String write(Object value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (var entry : map.entrySet()) {
        out.append(separator);
        quote(String.valueOf(entry.getKey()), out);
        out.append(':');
        write(entry.getValue(), out);
        separator = ",";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object item : list) {
        out.append(separator);
        write(item, out);
        separator = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof Number number) {
      out.append(Double.isFinite(number.doubleValue()) ? number.toString() : "null");
    } else if (value instanceof Boolean) {
      out.append(value);
    } else {
      quote(value.toString(), out);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private Object value() {
    Require.that(++depth <= MAX_DEPTH, "JSON is nested more than %d deep", MAX_DEPTH);
    space();
    Object value =
        switch (peek()) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string();
          case 't' -> word("true", true);
          case 'f' -> word("false", false);
          case 'n' -> word("null", Optional.empty());
          default -> number();
        };
    depth--;
    return value;
  }

  private Map<String, Object> object() {
    expect('{');
    var map = new LinkedHashMap<String, Object>();
    space();
    while (peek() != '}') {
      space();
      String key = string();
      space();
      expect(':');
      Require.that(map.put(key, value()) == null, "JSON: key '%s' is given twice", key);
      space();
      if (peek() != '}') {
        expect(',');
        space();
        if (peek() == '}') {
          throw problem("a key");
        }
      }
    }
    expect('}');
    return map;
  }

  private List<Object> array() {
    expect('[');
    var list = new ArrayList<Object>();
    space();
    while (peek() != ']') {
      list.add(value());
      space();
      if (peek() != ']') {
        expect(',');
        space();
        if (peek() == ']') {
          throw problem("a value");
        }
      }
    }
    expect(']');
    return list;
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw problem("a value");
    }
    at += word.length();
    return value;
  }

  private Object number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(start, at);
    if (!digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
      at = start;
      throw problem("a value");
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException notWhole) {
      return Double.valueOf(digits);
    }
  }

  private String string() {
    expect('"');
    var out = new StringBuilder();
    while (peek() != '"') {
      if (at >= text.length() || peek() < ' ') {
        throw problem("'\"'");
      }
      char c = text.charAt(at++);
      out.append(c == '\\' ? escape() : c);
    }
    expect('"');
    return out.toString();
  }

  private char escape() {
    char c = peek();
    int plain = "\"\\/bfnrt".indexOf(c);
    if (at < text.length() && plain >= 0) {
      at++;
      return "\"\\/\b\f\n\r\t".charAt(plain);
    }
    if (c != 'u'
        || at + 5 > text.length()
        || !text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
      throw problem("an escape");
    }
    at += 5;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The next character, or 0 at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
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
        "JSON: expected %s at position %d, but found %s".formatted(expected, at + 1, found));
  }
}
