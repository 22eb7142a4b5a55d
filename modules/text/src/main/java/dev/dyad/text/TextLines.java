package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.ListDataset;
import dev.dyad.core.Sample;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A UTF-8 file with a text a line; blank lines are passed over. Ids are line numbers from 1. */
public record TextLines() implements DatasetReader<Text> {
  @Override
  public boolean accepts(Path path) {
    return path.toString().endsWith(".txt") && Files.isRegularFile(path);
  }

  @Override
  public Dataset<Text> read(Path path, String split) throws IOException {
    if (!split.equals(ALL)) {
      throw new IllegalArgumentException(
          "%s: no split '%s'. Known: %s.".formatted(path, split, ALL));
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (CharacterCodingException e) {
      throw new IOException(path + ": not UTF-8. Convert it, with iconv for example", e);
    }
    var samples = new ArrayList<Sample<Text>>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        samples.add(
            new Sample<>(Integer.toString(i + 1), Text.of(lines.get(i)), OptionalInt.empty()));
      }
    }
    return new ListDataset<>(samples, List.of());
  }
}
