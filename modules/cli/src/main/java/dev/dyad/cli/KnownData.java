package dev.dyad.cli;

import dev.dyad.data.Catalogue;
import dev.dyad.data.DataStore;
import java.nio.file.Path;
import java.util.Optional;

/** Paths that begin with the name of a public data set. */
final class KnownData {
  private KnownData() {}

  /**
   * Where such a path leads: {@code mnist} to the data set's folder, {@code ag-news/test.csv} to a
   * file in it, whether it is there or not; empty for other paths.
   */
  static Optional<Path> locate(String path) {
    Path typed = Path.of(path);
    if (typed.isAbsolute() || path.isBlank()) {
      return Optional.empty();
    }
    String name = typed.getName(0).toString();
    DataStore store = DataStore.ofThisMachine();
    boolean known =
        Catalogue.builtIn().find(name).isPresent()
            || (name.matches("[a-z0-9-]+") && store.has(name));
    Path folder = store.folder(name);
    return known
        ? Optional.of(
            typed.getNameCount() == 1
                ? folder
                : folder.resolve(typed.subpath(1, typed.getNameCount())).normalize())
        : Optional.empty();
  }

  /** How to get what should lie at a path, if it is a public data set. */
  static Optional<String> advice(Path path) {
    DataStore store = DataStore.ofThisMachine();
    Path absolute = path.toAbsolutePath().normalize();
    if (!absolute.startsWith(store.root()) || absolute.equals(store.root())) {
      return Optional.empty();
    }
    String name = store.root().relativize(absolute).getName(0).toString();
    return Catalogue.builtIn()
        .find(name)
        .map(
            entry ->
                store.has(name)
                    ? "The data set %s is here, but has no such file".formatted(entry.name())
                    : "It is a public data set (%s). Get it: dyad data get %s"
                        .formatted(entry.title(), entry.name()));
  }
}
