package dev.dyad.series;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the odd times of NAB's files: an object of lists of pairs of times, such as {@code
 * {"a/b.csv": [["2014-11-01 19:00:00.000000", "2014-11-03 22:30:00.000000"]]}}.
 */
final class NabLabels {
  /** A string, a bracket, a brace, a comma or a colon, with the space before it. */
  private static final Pattern TOKEN = Pattern.compile("\\s*(\"[^\"\\\\]*\"|[\\[\\]{},:])");

  private final String name;
  private final Matcher matcher;
  private String next = "";

  private NabLabels(String name, String text) throws IOException {
    this.name = name;
    this.matcher = TOKEN.matcher(text);
    advance();
  }

  /**
   * From a time to a time, both included.
   *
   * @param from first time
   * @param to last time
   */
  record Span(LocalDateTime from, LocalDateTime to) {
    boolean holds(LocalDateTime time) {
      return !time.isBefore(from) && !time.isAfter(to);
    }
  }

  /**
   * The spans of each file.
   *
   * @param name of the labels, for messages
   * @throws IOException if the text is something else
   */
  static Map<String, List<Span>> read(String name, String text) throws IOException {
    var labels = new NabLabels(name, text);
    var spans = new TreeMap<String, List<Span>>();
    labels.take("{");
    while (!labels.next.equals("}")) {
      String file = labels.string();
      labels.take(":");
      spans.put(file, labels.spans());
      labels.comma("}");
    }
    return spans;
  }

  private List<Span> spans() throws IOException {
    var spans = new ArrayList<Span>();
    take("[");
    while (!next.equals("]")) {
      take("[");
      LocalDateTime from = time(name, string());
      take(",");
      spans.add(new Span(from, time(name, string())));
      take("]");
      comma("]");
    }
    take("]");
    return List.copyOf(spans);
  }

  /** A comma, unless the list ends. */
  private void comma(String end) throws IOException {
    if (!next.equals(end)) {
      take(",");
    }
  }

  private String string() throws IOException {
    if (!next.startsWith("\"")) {
      throw unexpected("a name or time in quotes");
    }
    String text = next.substring(1, next.length() - 1);
    advance();
    return text;
  }

  private void take(String token) throws IOException {
    if (!next.equals(token)) {
      throw unexpected("'" + token + "'");
    }
    advance();
  }

  private void advance() throws IOException {
    next = matcher.lookingAt() ? matcher.group(1) : "";
    if (!next.isEmpty()) {
      matcher.region(matcher.end(), matcher.regionEnd());
    }
  }

  private IOException unexpected(String wanted) {
    return new IOException(
        "%s: is no list of odd times: character %d should be %s%s"
            .formatted(
                name, matcher.regionStart(), wanted, next.isEmpty() ? "" : ", but was " + next));
  }

  /**
   * A time such as {@code 2014-11-01 19:00:00}, fractions of seconds allowed.
   *
   * @param name of the file, for messages
   * @throws IOException if it is none
   */
  static LocalDateTime time(String name, String text) throws IOException {
    try {
      return LocalDateTime.parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeParseException e) {
      throw new IOException(name + ": no time such as 2014-11-01 19:00:00: '" + text + "'", e);
    }
  }
}
