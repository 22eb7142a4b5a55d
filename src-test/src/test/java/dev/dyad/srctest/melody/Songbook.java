package dev.dyad.srctest.melody;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Sample;
import dev.dyad.core.UnreadableSampleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** A text file with a tune a line: its class, a colon, its pitches. Lines are parsed lazily. */
public record Songbook(String separator) implements DatasetReader<Melody> {
  public Songbook() {
    this(" ");
  }

  @Override
  public boolean accepts(Path path) {
    return path.toString().endsWith(".songs");
  }

  @Override
  public Dataset<Melody> read(Path path, String split) throws IOException {
    List<String> lines = Files.readAllLines(path);
    List<String> names = lines.stream().map(l -> l.split(":")[0]).distinct().sorted().toList();
    return new Songs(lines, names, separator);
  }

  private record Songs(List<String> lines, List<String> labelNames, String separator)
      implements Dataset<Melody> {
    @Override
    public int size() {
      return lines.size();
    }

    @Override
    public String id(int index) {
      return "line " + (index + 1);
    }

    @Override
    public OptionalInt label(int index) {
      return OptionalInt.of(labelNames.indexOf(lines.get(index).split(":")[0]));
    }

    @Override
    public Sample<Melody> get(int index) {
      String line = lines.get(index);
      try {
        var pitches =
            Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split(separator))
                .map(Integer::valueOf)
                .toList();
        return new Sample<>(id(index), new Melody(pitches), label(index));
      } catch (IllegalArgumentException e) {
        throw new UnreadableSampleException(id(index), "no tune: " + e.getMessage());
      }
    }
  }
}
