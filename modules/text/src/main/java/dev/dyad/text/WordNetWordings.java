package dev.dyad.text;

import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.wordnet.Sense;
import dev.dyad.wordnet.Thesaurus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that WordNet, which comes with Dyad, says of each of its senses: its words, definition and
 * examples. Each is a sample with all others of its sense as other wordings: natural positives for
 * the views {@link Wordings}. 370,000 samples without labels; the path is not looked at. Ids are
 * senses with a number, such as dog.n.01/2.
 */
public record WordNetWordings() implements DatasetReader<Text> {
  /** Only if it is named; what is called wordnet is read as {@link WordNetGlosses}. */
  @Override
  public boolean accepts(Path path) {
    return false;
  }

  @Override
  public boolean isBuiltIn() {
    return true;
  }

  @Override
  public Dataset<Text> read(Path path, String split) throws IOException {
    var rows = new Rows();
    for (Sense sense : Thesaurus.wordNet().senses()) {
      List<Text> texts = texts(sense);
      for (int i = 0; i < texts.size() && texts.size() > 1; i++) {
        var others = new ArrayList<>(texts);
        others.remove(i);
        rows.add(sense.name() + "/" + i, texts.get(i).withWordings(others), Optional.empty());
      }
    }
    return rows.dataset();
  }

  private static List<Text> texts(Sense sense) {
    var texts = new LinkedHashSet<Text>();
    Stream.of(sense.words(), List.of(sense.definition()), sense.examples())
        .flatMap(List::stream)
        .filter(t -> !t.isBlank())
        .forEach(t -> texts.add(Text.of(t)));
    return List.copyOf(texts);
  }
}
