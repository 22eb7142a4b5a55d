package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Require;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What several readers read, one after the other, without labels: such as sentences of one's own
 * and WordNet's wordings. All are given the same path; those of data that comes with Dyad ignore
 * it.
 *
 * @param readers the first decides what splits there are; the others read all they have
 * @param repeats how often the samples of the first come, so that a small set counts beside a large
 *     one
 */
public record Joined(List<DatasetReader<Text>> readers, int repeats)
    implements DatasetReader<Text> {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no reader, or repeats is not positive
   */
  public Joined {
    readers = List.copyOf(readers);
    Require.that(!readers.isEmpty(), "readers must name a reader or more, but is empty");
    Require.positive("repeats", repeats);
  }

  /** The sentences of pairs, such as those of the STS benchmark, and WordNet. */
  public Joined() {
    this(List.of(new SentencePairs(), new WordNetWordings()));
  }

  /** Each sample once. */
  public Joined(List<DatasetReader<Text>> readers) {
    this(readers, 1);
  }

  /** Only if it is named. */
  @Override
  public boolean accepts(Path path) {
    return false;
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return readers.get(0).splits(path);
  }

  @Override
  public boolean isBuiltIn() {
    return readers.get(0).isBuiltIn();
  }

  @Override
  public Dataset<Text> read(Path path, String split) throws IOException {
    var rows = new Rows();
    for (int r = 0; r < readers.size(); r++) {
      Dataset<Text> data = readers.get(r).read(path, r == 0 ? split : ALL);
      for (int repeat = 0; repeat < (r == 0 ? repeats : 1); repeat++) {
        for (int i = 0; i < data.size(); i++) {
          var sample = data.get(i);
          String id = r + "." + repeat + "/" + sample.id();
          rows.add(id, sample.value(), Optional.empty());
        }
      }
      data.skipped().forEach(rows::skip);
    }
    return rows.dataset();
  }
}
