package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A text a line, in UTF-8, plain or as {@code .gz}; blank lines are passed over. A file, or a
 * folder with files named for splits, such as {@code train.txt}. Ids are line numbers from 1.
 */
public record TextLines() implements DatasetReader<Text> {
  private static final String ENDING = ".txt";

  @Override
  public boolean accepts(Path path) {
    return TextFile.isNamed(path, ENDING);
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return List.copyOf(TextFile.splits(path, ENDING).keySet());
  }

  @Override
  public Dataset<Text> read(Path path, String split) throws IOException {
    var rows = new Rows();
    Lines.each(
        TextFile.of(path, split, ENDING),
        rows,
        (number, line) -> {
          if (!line.isBlank()) {
            rows.add(Long.toString(number), Rows.text(line), Optional.empty());
          }
        });
    return rows.dataset();
  }
}
