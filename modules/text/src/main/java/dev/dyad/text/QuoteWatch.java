package dev.dyad.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/**
 * Passes CSV on and watches its quotes: one that is opened and never closed makes one field of the
 * whole rest of a file, which no reader complains of.
 */
final class QuoteWatch extends FilterReader {
  private enum Place {
    FIELD_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private Place place = Place.FIELD_START;
  private long line = 1;
  private long opened;
  private boolean afterReturn;

  QuoteWatch(Reader in) {
    super(in);
  }

  /** Number of the line read last. */
  long line() {
    return line;
  }

  /**
   * To be called at the end of the file.
   *
   * @throws IOException if a quote is open; the message names the file and the line
   */
  void checkClosed(Path file) throws IOException {
    if (place == Place.QUOTED) {
      throw new IOException(
          "%s: line %d: a quote is opened and never closed, so that all after it would be one field."
                  .formatted(file, opened)
              + " Close it, or double it where it is part of the text");
    }
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    if (c >= 0) {
      watch((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    for (int i = 0; i < count; i++) {
      watch(buffer[offset + i]);
    }
    return count;
  }

  private void watch(char c) {
    if (place == Place.FIELD_START && c == '"') {
      opened = line;
    }
    place =
        switch (place) {
          case QUOTED -> c == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
          case FIELD_START, AFTER_QUOTE -> c == '"' ? Place.QUOTED : outside(c);
          case PLAIN -> outside(c);
        };
    if (c == '\r' || c == '\n' && !afterReturn) {
      line++;
    }
    afterReturn = c == '\r';
  }

  private static Place outside(char c) {
    return c == ',' || c == '\n' || c == '\r' ? Place.FIELD_START : Place.PLAIN;
  }
}
