package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Texts in columns of a CSV file (RFC 4180: quoted fields may hold commas, quotes and line breaks),
 * or of a TSV file where the name ends so (a line a row; quotes are no more than characters there,
 * since most published TSV files quote nothing); UTF-8, plain or as {@code .gz}. A file, or a
 * folder with files named for splits, such as {@code train.csv}. Ids are the numbers of the lines
 * that rows begin on.
 *
 * @param text columns that make up the text, joined by a space; by the names in the first row, or
 *     by their numbers from 1 where the file has no such row
 * @param label column of the class, likewise; absent for none
 * @param wordings columns that each say the same in other words, such as the title of an article
 *     and its first paragraph; rows may leave some of them empty
 */
public record Csv(List<String> text, Optional<String> label, List<String> wordings)
    implements DatasetReader<Text> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if no column is named
   */
  public Csv {
    text = List.copyOf(text);
    wordings = List.copyOf(wordings);
    Require.that(!text.isEmpty(), "text must name a column or more, but is empty");
  }

  /** A column named text. */
  public Csv() {
    this(List.of("text"), Optional.empty());
  }

  /** Without other wordings. */
  public Csv(List<String> text, Optional<String> label) {
    this(text, label, List.of());
  }

  @Override
  public boolean accepts(Path path) {
    return TextFile.isNamed(path, CsvRows.ENDINGS);
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return List.copyOf(TextFile.splits(path, CsvRows.ENDINGS).keySet());
  }

  @Override
  public Dataset<Text> read(Path path, String split) throws IOException {
    var columns = new ArrayList<>(text);
    label.ifPresent(columns::add);
    columns.addAll(wordings);
    var rows = new Rows();
    CsvRows.each(
        TextFile.of(path, split, CsvRows.ENDINGS),
        columns,
        rows,
        (line, fields) -> {
          Text content = Rows.text(String.join(" ", fields.subList(0, text.size())));
          Optional<String> name = label.map(l -> fields.get(text.size()).strip());
          if (name.isPresent() && name.get().isEmpty()) {
            throw new Rows.BadRowException("the label is empty");
          }
          var others = new ArrayList<Text>();
          for (String other : fields.subList(fields.size() - wordings.size(), fields.size())) {
            if (!other.isBlank()) {
              others.add(Rows.text(other));
            }
          }
          rows.add(Long.toString(line), content.withWordings(others), name);
        });
    return rows.dataset();
  }
}
