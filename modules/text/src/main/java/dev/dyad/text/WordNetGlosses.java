package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.wordnet.Glosses;
import dev.dyad.wordnet.Sense;
import dev.dyad.wordnet.Thesaurus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * WordNet's definitions, which come with Dyad, each once: 117,000 short texts, labelled with the 45
 * topics of WordNet's lexicographers, such as noun.animal. {@code data: wordnet} reads them; the
 * path is only a word. Ids are senses, such as dog.n.01.
 */
public record WordNetGlosses() implements DatasetReader<Text> {
  private static final String PATH = "wordnet";

  /** Whether the path is the word wordnet, and not a file or folder of that name with texts. */
  @Override
  public boolean accepts(Path path) {
    return path.endsWith(PATH)
        && !Files.isRegularFile(path)
        && Stream.of(new TextLines(), new JsonLines(), new Csv()).noneMatch(r -> r.accepts(path));
  }

  @Override
  public boolean isBuiltIn() {
    return true;
  }

  @Override
  public Dataset<Text> read(Path path, String split) throws IOException {
    var rows = new Rows();
    for (Glosses.Gloss gloss : Glosses.definitions(Thesaurus.wordNet())) {
      Sense sense = gloss.sense();
      rows.add(sense.name(), Text.of(gloss.definition()), Optional.of(sense.topic()));
    }
    return rows.dataset();
  }
}
