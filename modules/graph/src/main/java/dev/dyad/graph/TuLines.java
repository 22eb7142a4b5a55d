package dev.dyad.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Files of numbers with commas between them, a row a line. */
final class TuLines {
  private static final long MAX_CHARACTERS = 1L << 31; // against archives that unpack to no end

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private TuLines() {}

  /** The lines of a file without the spaces around them; empty lines at the end do not count. */
  static List<String> lines(Path file) throws IOException {
    var lines = new ArrayList<String>();
    long characters = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        characters += line.length() + 1;
        if (characters > MAX_CHARACTERS) {
          throw error(
              file, lines.size(), "the file must have at most %,d bytes".formatted(MAX_CHARACTERS));
        }
        lines.add(line.strip());
      }
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /**
   * Whole numbers, a fixed count a line, one after another.
   *
   * @throws IOException naming file and line, if there is something else
   */
  static int[] numbers(Path file, int perLine) throws IOException {
    int[] numbers = new int[1024];
    int count = 0;
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = COMMA.split(lines.get(i), -1);
      if (parts.length != perLine) {
        throw error(file, i, "must have %d numbers, but is '%s'".formatted(perLine, lines.get(i)));
      }
      for (String part : parts) {
        if (count == numbers.length) {
          numbers = Arrays.copyOf(numbers, 2 * count);
        }
        try {
          numbers[count++] = Integer.parseInt(part);
        } catch (NumberFormatException e) {
          throw error(
              file,
              i,
              "must be whole numbers up to %d, but is '%s'".formatted(Integer.MAX_VALUE, part));
        }
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  /**
   * Rows of finite numbers, equally many a line.
   *
   * @throws IOException naming file and line, if there is something else
   */
  static float[][] rows(Path file) throws IOException {
    List<String> lines = lines(file);
    float[][] rows = new float[lines.size()][];
    for (int i = 0; i < rows.length; i++) {
      String[] parts = COMMA.split(lines.get(i));
      rows[i] = new float[parts.length];
      for (int c = 0; c < parts.length; c++) {
        rows[i][c] = finite(file, i, parts[c]);
      }
      if (parts.length != rows[0].length) {
        throw error(
            file,
            i,
            "must have %d numbers as the first, but has %d"
                .formatted(rows[0].length, parts.length));
      }
    }
    return rows;
  }

  private static float finite(Path file, int line, String text) throws IOException {
    try {
      float value = Float.parseFloat(text);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw error(file, line, "must be numbers, but is '%s'".formatted(text));
    }
    throw error(file, line, "must be finite numbers, but is '%s'".formatted(text));
  }

  static IOException error(Path file, int line, String message) {
    return new IOException("%s, line %d: %s".formatted(file.getFileName(), line + 1, message));
  }
}
