package dev.dyad.core;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The modalities on the class path. */
public final class Modalities {
  private Modalities() {}

  /**
   * All of them, by name.
   *
   * @throws IllegalArgumentException if two share a name
   */
  public static List<Modality<?>> all() {
    var found = new ArrayList<Modality<?>>();
    for (Modality<?> modality : ServiceLoader.load(Modality.class)) {
      found.add(modality);
    }
    return byName(found);
  }

  static List<Modality<?>> byName(List<Modality<?>> found) {
    var sorted = new TreeMap<String, Modality<?>>();
    for (Modality<?> modality : found) {
      Modality<?> other = sorted.put(modality.name(), modality);
      Require.that(
          other == null,
          "two modalities are named '%s': %s and %s. Take one off the class path, or rename it",
          modality.name(),
          other == null ? "" : other.getClass().getName(),
          modality.getClass().getName());
    }
    return List.copyOf(sorted.values());
  }

  /**
   * The modality of that name.
   *
   * @throws IllegalArgumentException if there is none (the message lists those there are), or two
   *     share a name
   */
  public static Modality<?> named(String name) {
    List<Modality<?>> all = all();
    return all.stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No modality '%s'. %s"
                        .formatted(
                            name, Nearest.hint(name, all.stream().map(Modality::name).toList()))));
  }
}
