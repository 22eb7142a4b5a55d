package dev.dyad.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML and SVG. Every text and every attribute value is escaped here and nowhere else, so
 * that no name from the data can become markup.
 */
final class Markup {
  private static final Set<String> VOID = Set.of("meta", "img", "br", "hr", "input");
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;

  /** Starts an element; attributes are given as names and values in turn. */
  Markup open(String element, String... attributes) {
    endTag();
    out.append('<').append(element);
    open.push(element);
    inTag = true;
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
    return this;
  }

  /** Adds an attribute to the element just started. */
  Markup attribute(String name, String value) {
    if (!inTag) {
      throw new IllegalStateException("attribute " + name + " must come before any content");
    }
    out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    return this;
  }

  /** Ends the innermost open element. */
  Markup close() {
    String element = open.pop();
    if (VOID.contains(element)) {
      endTag();
    } else if (inTag && element.equals("path")) {
      out.append("/>");
      inTag = false;
    } else {
      endTag();
      out.append("</").append(element).append('>');
    }
    return this;
  }

  /** Text, escaped. */
  Markup text(String text) {
    endTag();
    out.append(escape(text));
    return this;
  }

  /** A whole element with text in it. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** A line break in the source, for those who read it. */
  Markup line() {
    endTag();
    out.append('\n');
    return this;
  }

  /**
   * Our own style sheet or script, as it is.
   *
   * @throws IllegalArgumentException if it would end its element
   */
  Markup raw(String element, String content, String... attributes) {
    if (content.contains("</")) {
      throw new IllegalArgumentException(element + " must not contain \"</\"");
    }
    open(element, attributes).endTag();
    out.append(content);
    return close();
  }

  private void endTag() {
    if (inTag) {
      out.append('>');
      inTag = false;
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** Text that stands for itself between tags and in quoted attributes. */
  static String escape(String text) {
    var safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(known(text, i) ? c : '\ufffd');
      }
    }
    return safe.toString();
  }

  /** Whether HTML can hold the character: no control, no half of a surrogate pair. */
  private static boolean known(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    } else if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c == '\n' || c == '\t' || (c >= ' ' && !(c >= 0x7f && c <= 0x9f));
  }

  /** A JSON string that is also safe inside a script element. */
  static String json(String text) {
    var safe = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        safe.append("\\n");
      } else if (c == '"' || c == '\\') {
        safe.append('\\').append(c);
      } else if (!known(text, i)) {
        safe.append('\ufffd');
      } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
        safe.append(String.format("\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.append('"').toString();
  }
}
