package dev.dyad.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/** The lines of a text file, however they end, none of them longer than memory allows for. */
final class Lines {
  private static final int LONGEST = 64 << 20;
  private static final int BUFFER = 1 << 13;

  private final Rows rows;
  private final int longest;
  private final Visitor visitor;
  private final StringBuilder line = new StringBuilder();
  private long number = 1;
  private boolean tooLong;

  /** Takes a line without its end. */
  @FunctionalInterface
  interface Visitor {
    void line(long number, String line) throws Rows.BadRowException;
  }

  private Lines(Rows rows, int longest, Visitor visitor) {
    this.rows = rows;
    this.longest = longest;
    this.visitor = visitor;
  }

  /**
   * Hands each line to the visitor; those that it refuses, or that are longer than 64 Mi
   * characters, are noted.
   *
   * @throws IOException if the file cannot be read to its end; the message names it and the line
   */
  static void each(Path file, Rows rows, Visitor visitor) throws IOException {
    each(file, rows, LONGEST, visitor);
  }

  static void each(Path file, Rows rows, int longest, Visitor visitor) throws IOException {
    try (BufferedReader in = TextFile.open(file)) {
      var lines = new Lines(rows, longest, visitor);
      try {
        lines.read(in);
      } catch (IOException e) {
        throw new IOException("%s: line %d: %s".formatted(file, lines.number, e.getMessage()), e);
      }
    }
  }

  private void read(Reader in) throws IOException {
    char[] buffer = new char[BUFFER];
    boolean afterReturn = false;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      for (int i = 0; i < count; i++) {
        char c = buffer[i];
        if (c == '\r' || c == '\n' && !afterReturn) {
          end();
        } else if (c != '\n') {
          add(c);
        }
        afterReturn = c == '\r';
      }
    }
    if (!line.isEmpty()) {
      end();
    }
  }

  private void add(char c) {
    tooLong |= line.length() == longest;
    if (!tooLong) {
      line.append(c);
    }
  }

  private void end() {
    try {
      if (tooLong) {
        throw new Rows.BadRowException("longer than %d characters".formatted(longest));
      }
      visitor.line(number, line.toString());
    } catch (Rows.BadRowException e) {
      rows.skip(number, e.getMessage());
    }
    line.setLength(0);
    tooLong = false;
    number++;
  }
}
