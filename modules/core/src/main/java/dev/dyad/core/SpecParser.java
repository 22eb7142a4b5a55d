package dev.dyad.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one text of the form that {@link SpecText} prints, from left to right. */
final class SpecParser {
  private final String text;
  private int at;
  private int depth;

  SpecParser(String text) {
    this.text = text;
  }

  /** The tree of the whole text. */
  Object whole() {
    Object tree = value();
    skipSpace();
    if (at < text.length()) {
      throw problem("the end");
    }
    return tree;
  }

  private Object value() {
    SpecText.requireLevels(SpecText.MAX_DEPTH - depth++);
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
    String word = word("a value");
    skipSpace();
    if (peek() != '(') {
      return SpecText.scalar(word);
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
      String key = peek() == '"' ? quoted() : word("a name");
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

  private String word(String expected) {
    int start = at;
    while (at < text.length() && SpecText.isScalarPart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw problem(expected);
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
