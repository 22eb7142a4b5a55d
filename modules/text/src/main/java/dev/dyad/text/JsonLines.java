package dev.dyad.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON object a line, in UTF-8, plain or as {@code .gz}; blank lines are passed over. A file, or
 * a folder with files named for splits, such as {@code train.jsonl}. Ids are line numbers from 1.
 *
 * @param text key of the text
 * @param label key of the class, a string or a number; absent for none
 * @param wordings key of a string, or a list of strings, that mean the same; absent for none
 */
public record JsonLines(String text, Optional<String> label, Optional<String> wordings)
    implements DatasetReader<Text> {
  private static final String[] ENDINGS = {".jsonl", ".ndjson"};
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The key text. */
  public JsonLines() {
    this("text", Optional.empty(), Optional.empty());
  }

  @Override
  public boolean accepts(Path path) {
    return TextFile.isNamed(path, ENDINGS);
  }

  @Override
  public List<String> splits(Path path) throws IOException {
    return List.copyOf(TextFile.splits(path, ENDINGS).keySet());
  }

  @Override
  public Dataset<Text> read(Path path, String split) throws IOException {
    var rows = new Rows();
    Lines.each(
        TextFile.of(path, split, ENDINGS),
        rows,
        (number, line) -> {
          if (!line.isBlank()) {
            row(rows, Long.toString(number), line);
          }
        });
    return rows.dataset();
  }

  private void row(Rows rows, String id, String line) throws Rows.BadRowException {
    JsonNode object;
    try {
      object = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new Rows.BadRowException(
          "not JSON at column %d: %s"
              .formatted(e.getLocation().getColumnNr(), e.getOriginalMessage()));
    }
    if (object == null || !object.isObject()) {
      throw new Rows.BadRowException(
          "a line must be an object such as {\"" + text + "\": \"...\"}");
    }
    var others = new ArrayList<Text>();
    if (wordings.isPresent() && object.hasNonNull(wordings.get())) {
      JsonNode given = object.get(wordings.get());
      for (JsonNode wording : given.isArray() ? given : List.of(given)) {
        others.add(Rows.text(string(wording, wordings.get())));
      }
    }
    Text content = Rows.text(string(field(object, text), text)).withWordings(others);
    Optional<String> name = Optional.empty();
    if (label.isPresent()) {
      JsonNode value = field(object, label.get());
      if (!value.isValueNode() || value.asText().isBlank()) {
        throw new Rows.BadRowException("'" + label.get() + "' must be a word or a number");
      }
      name = Optional.of(value.asText());
    }
    rows.add(id, content, name);
  }

  private static JsonNode field(JsonNode object, String key) throws Rows.BadRowException {
    if (!object.hasNonNull(key)) {
      var keys = new ArrayList<String>();
      object.fieldNames().forEachRemaining(keys::add);
      throw new Rows.BadRowException("no key '" + key + "' among " + keys);
    }
    return object.get(key);
  }

  private static String string(JsonNode node, String key) throws Rows.BadRowException {
    if (!node.isTextual()) {
      throw new Rows.BadRowException("'" + key + "' must be a string, but was " + node);
    }
    return node.textValue();
  }
}
