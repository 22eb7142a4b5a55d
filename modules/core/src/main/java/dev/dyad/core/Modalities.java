package dev.dyad.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The modalities on the class path. */
public final class Modalities {
  private Modalities() {}

  /** All of them, by name. */
  public static List<Modality<?>> all() {
    var found = new ArrayList<Modality<?>>();
    for (Modality<?> modality : ServiceLoader.load(Modality.class)) {
      found.add(modality);
    }
    found.sort(Comparator.comparing(Modality::name));
    return List.copyOf(found);
  }

  /**
   * The modality of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
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
