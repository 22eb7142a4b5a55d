package dev.dyad.audio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of comma-separated text as RFC 4180 has it: quotes around a field, doubled within. */
final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /**
   * All rows that are not blank; the first may be a header.
   *
   * @throws IOException if a quote is opened and never closed; the message names its line
   */
  static List<List<String>> rows(String text) throws IOException {
    var csv = new Csv(text.startsWith("\uFEFF") ? text.substring(1) : text);
    var rows = new ArrayList<List<String>>();
    while (csv.at < csv.text.length()) {
      List<String> row = csv.row();
      if (row.size() > 1 || !row.get(0).isBlank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> row() throws IOException {
    var fields = new ArrayList<String>();
    while (true) {
      fields.add(field());
      if (at >= text.length()) {
        return fields;
      }
      char end = text.charAt(at++);
      if (end != ',') {
        if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
          at++;
        }
        return fields;
      }
    }
  }

  private String field() throws IOException {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String quoted() throws IOException {
    var field = new StringBuilder();
    int opened = at++;
    while (true) {
      if (at >= text.length()) {
        throw new IOException(
            "line %d: a quote is opened and never closed, so that all after it would be one field"
                .formatted(text.substring(0, opened + 1).lines().count()));
      }
      char c = text.charAt(at++);
      boolean doubled = c == '"' && at < text.length() && text.charAt(at) == '"';
      if (c == '"' && !doubled) {
        break;
      }
      field.append(c);
      at += doubled ? 1 : 0;
    }
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      field.append(text.charAt(at++));
    }
    return field.toString();
  }
}
