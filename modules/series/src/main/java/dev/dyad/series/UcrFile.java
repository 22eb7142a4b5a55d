package dev.dyad.series;

import dev.dyad.core.ListDataset;
import dev.dyad.core.Sample;
import dev.dyad.core.Skipped;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;

/** One file of the UCR and UEA archives. */
final class UcrFile {
  private final Path file;
  private final boolean ts;
  private boolean labelled = true;
  private boolean timestamps;

  private UcrFile(Path file) {
    this.file = file;
    this.ts = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".ts");
  }

  /** A line: its class, empty if none, and its channels as text. */
  private record Line(int number, String label, List<String> channels) {}

  /**
   * Class names of all files together, so that splits agree: numbers in their order, then names.
   */
  static List<String> labelNames(Collection<Path> files) throws IOException {
    var names =
        new TreeSet<String>(
            Comparator.<String>comparingDouble(
                    label -> isNumber(label) ? number(label) : Double.POSITIVE_INFINITY)
                .thenComparing(Comparator.naturalOrder()));
    for (Path file : files) {
      new UcrFile(file)
          .lines()
          .forEach(
              line -> {
                if (!line.label().isEmpty()) {
                  names.add(line.label());
                }
              });
    }
    return List.copyOf(names);
  }

  static ListDataset<Series> read(Path file, List<String> labelNames) throws IOException {
    var samples = new ArrayList<Sample<Series>>();
    var skipped = new ArrayList<Skipped>();
    var reader = new UcrFile(file);
    String name = file.getFileName().toString().replaceFirst("\\.[a-zA-Z]+$", "");
    for (Line line : reader.lines()) {
      String id = name + "/" + line.number();
      try {
        int label = labelNames.indexOf(line.label());
        samples.add(
            new Sample<>(
                id, reader.series(line), label < 0 ? OptionalInt.empty() : OptionalInt.of(label)));
      } catch (IllegalArgumentException e) {
        skipped.add(new Skipped(id, "line " + line.number() + ": " + e.getMessage()));
      }
    }
    if (samples.isEmpty()) {
      throw new IOException(
          "%s: holds no series%s"
              .formatted(file, skipped.isEmpty() ? "" : "; " + skipped.get(0).reason()));
    }
    return new ListDataset<>(samples, labelNames, skipped);
  }

  private List<Line> lines() throws IOException {
    var lines = new ArrayList<Line>();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      boolean data = !ts;
      int number = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        number++;
        String line = (number == 1 ? text.replaceFirst("^\uFEFF", "") : text).strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        if (ts && line.startsWith("@")) {
          data |= header(line.toLowerCase(Locale.ROOT));
        } else if (data) {
          lines.add(ts ? tsLine(number, line) : plainLine(number, line));
        }
      }
      if (!data) {
        throw new IOException(file + ": has no @data line, so it is no .ts file");
      }
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new IOException(file + ": is no text in UTF-8", e);
    }
    return lines;
  }

  /** Whether data begin. */
  private boolean header(String line) throws IOException {
    String[] words = line.split("\\s+");
    if (words[0].equals("@classlabel") || words[0].equals("@targetlabel")) {
      labelled = words.length > 1 && words[1].equals("true");
    } else if (words[0].equals("@timestamps") && words.length > 1) {
      timestamps = words[1].equals("true");
    }
    if (timestamps) {
      throw new IOException(
          file + ": has time stamps beside its values, which cannot be read yet. Take them out");
    }
    return words[0].equals("@data");
  }

  private Line tsLine(int number, String line) {
    int colon = line.lastIndexOf(':');
    return labelled && colon >= 0
        ? new Line(
            number,
            line.substring(colon + 1).strip(),
            List.of(line.substring(0, colon).split(":", -1)))
        : new Line(number, "", List.of(line.split(":", -1)));
  }

  private static Line plainLine(int number, String line) {
    String[] parts = line.split("[\\s,]+", 2);
    return new Line(number, canonical(parts[0]), List.of(parts.length < 2 ? "" : parts[1]));
  }

  /** A class written 1.0000000e+00 is 1. */
  private static String canonical(String label) {
    return isNumber(label) && number(label) == Math.rint(number(label))
        ? Long.toString((long) number(label))
        : label;
  }

  private Series series(Line line) {
    float[][] channels = new float[line.channels().size()][];
    int longest = 0;
    for (int c = 0; c < channels.length; c++) {
      channels[c] = values(line.channels().get(c));
      longest = Math.max(longest, channels[c].length);
    }
    for (int c = 0; c < channels.length; c++) { // channels of one series may differ in length
      int length = channels[c].length;
      channels[c] = java.util.Arrays.copyOf(channels[c], longest);
      java.util.Arrays.fill(channels[c], length, longest, Float.NaN);
    }
    if (longest == 0) {
      throw new IllegalArgumentException("has no values");
    }
    return Series.of(channels);
  }

  private static float[] values(String text) {
    String[] words = text.strip().isEmpty() ? new String[0] : text.strip().split("[\\s,]+");
    float[] values = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      try {
        values[i] = words[i].equals("?") ? Float.NaN : Float.parseFloat(words[i]);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("value %d is no number: '%s'".formatted(i, words[i]), e);
      }
    }
    return values;
  }

  private static boolean isNumber(String text) {
    return text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
