package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Collator;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.SpecCodec;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.EncoderParts;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another program has to do to a sample before an exported encoder takes it, as JSON: the
 * records of reader, evaluation view and collator with all their settings, and the files that these
 * name, such as a vocabulary.
 */
final class Preprocessing {
  /** The name of the file, and of the note in exported files. */
  static final String FILE = "preprocessing.json";

  private Preprocessing() {}

  /**
   * The JSON of a run.
   *
   * @param folder the run's
   * @param architecture of its encoder
   * @param inputs of its encoder, by name
   * @throws IOException if a file of the run cannot be read
   */
  static String of(RunFolder folder, Encoder architecture, Map<String, EncoderParts.Input> inputs)
      throws IOException {
    Recipe recipe = folder.recipe();
    Modality<?> modality = Modalities.named(recipe.modality());
    SpecCodec codec = Recipe.codec(modality).within(folder.path());
    Collator<?> collator = collator(recipe, modality);
    var tree = new LinkedHashMap<String, Object>();
    tree.put("format", "dyad-preprocessing-1");
    tree.put("modality", modality.name());
    reader(recipe, modality).ifPresent(reader -> tree.put("reader", codec.toTree(reader)));
    tree.put("view", codec.toTree(view(recipe)));
    tree.put("collator", codec.toTree(collator));
    tree.put("encoder", codec.toTree(architecture));
    tree.put("inputs", inputs(inputs));
    tree.put("files", files(collator));
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
  }

  private static Augmentation<?> view(Recipe recipe) {
    Optional<? extends Augmentation<?>> named = recipe.evaluate().view();
    return named.isPresent() ? named.get() : recipe.views().evaluation();
  }

  private static Collator<?> collator(Recipe recipe, Modality<?> modality) {
    Optional<Collator<?>> named = recipe.data().collator();
    return named.isPresent() ? named.get() : modality.collator();
  }

  /** The reader of the recipe, or the one that the data is read by if it is still there. */
  private static Optional<? extends DatasetReader<?>> reader(Recipe recipe, Modality<?> modality) {
    Optional<DatasetReader<?>> named = recipe.data().reader();
    Path path = Path.of(recipe.data().path());
    return named.isPresent()
        ? named
        : modality.readers().stream().filter(r -> r.accepts(path)).findFirst();
  }

  private static List<Map<String, Object>> inputs(Map<String, EncoderParts.Input> inputs) {
    var list = new ArrayList<Map<String, Object>>();
    inputs.forEach(
        (name, input) -> {
          var one = new LinkedHashMap<String, Object>();
          one.put("name", name);
          one.put("type", input.type().name().toLowerCase(java.util.Locale.ROOT));
          one.put("shape", input.shape().getShape());
          list.add(one);
        });
    return list;
  }

  /** Texts of the files that a collator names, by file name. */
  private static Map<String, String> files(Collator<?> collator) throws IOException {
    var files = new LinkedHashMap<String, String>();
    for (RecordComponent component : collator.getClass().getRecordComponents()) {
      Object value = value(component, collator);
      if (value instanceof Optional<?> optional) {
        value = optional.orElse(null);
      }
      if (value instanceof Path file) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static Object value(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component + " of " + of, e);
    }
  }
}
