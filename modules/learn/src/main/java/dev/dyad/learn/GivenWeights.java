package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import dev.dyad.core.Require;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Weights that came from elsewhere, and how their names become those of an encoder.
 *
 * @param file what they are in
 */
record GivenWeights(Safetensors file) {
  private static final int NAMES_SHOWN = 5;

  /** What an encoder has no use for: the classifier behind it, and counts of batches. */
  private static final Pattern PASSED_OVER =
      Pattern.compile("(fc|head|classifier|last_linear)\\..*|.*num_batches_tracked");

  /**
   * Overwrites the weights of a block.
   *
   * @throws IllegalArgumentException if a weight is missing, of another shape, no number, or more
   *     than the encoder has, before any is changed
   */
  void giveTo(Block block, Encoder encoder) throws IOException {
    Map<String, Parameter> wanted = wanted(block);
    String prefix = prefix(wanted.keySet(), encoder);
    requireNoOthers(wanted.keySet(), prefix, encoder);
    var targets = new LinkedHashMap<String, NDArray>();
    wanted.forEach(
        (name, parameter) -> targets.put(prefix + name, parameter.getArray().stopGradient()));
    try {
      file.convertInto(targets);
    } finally {
      targets.values().forEach(NDArray::close);
    }
  }

  /** Parameters by the names that the file has: those of the block, or else PyTorch's. */
  private Map<String, Parameter> wanted(Block block) {
    var own = new LinkedHashMap<String, Parameter>();
    block.getParameters().forEach(p -> own.put(p.getKey(), p.getValue()));
    return block instanceof Scripted scripted && !names().containsAll(own.keySet())
        ? scripted.weights()
        : own;
  }

  private Set<String> names() {
    return file.header().entries().keySet();
  }

  /** What stands before the name of every weight, such as {@code module.} or {@code 01image_}. */
  private String prefix(Set<String> wanted, Encoder encoder) {
    String first = wanted.iterator().next();
    List<String> prefixes =
        names().stream()
            .filter(name -> name.equals(first) || name.matches(".*[._]" + Pattern.quote(first)))
            .map(name -> name.substring(0, name.length() - first.length()))
            .filter(prefix -> wanted.stream().allMatch(w -> names().contains(prefix + w)))
            .toList();
    if (prefixes.isEmpty()) {
      List<String> missing = wanted.stream().filter(name -> !names().contains(name)).toList();
      throw new IllegalArgumentException(
          "%s: has no array %s, which %s needs. It has: %s"
              .formatted(file.path(), some(missing), encoder, some(names().stream().toList())));
    }
    Require.that(
        prefixes.size() == 1,
        "%s: holds several such encoders: %s. Keep one of them",
        file.path(),
        prefixes);
    return prefixes.get(0);
  }

  private void requireNoOthers(Set<String> wanted, String prefix, Encoder encoder) {
    List<String> others =
        names().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .filter(name -> !wanted.contains(name) && !PASSED_OVER.matcher(name).matches())
            .toList();
    Require.that(
        others.isEmpty(),
        "%s: has more than %s takes: %s. It was written for another architecture",
        file.path(),
        encoder,
        some(others));
  }

  private static String some(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    return names.size() > NAMES_SHOWN
        ? shown + " and %d more".formatted(names.size() - NAMES_SHOWN)
        : shown;
  }
}
