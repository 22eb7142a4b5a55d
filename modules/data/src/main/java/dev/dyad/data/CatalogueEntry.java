package dev.dyad.data;

import dev.dyad.core.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A public data set.
 *
 * @param name by which recipes and commands call it, in lower case
 * @param title what its authors call it
 * @param modality kind of data, such as "image"
 * @param samples how many of what
 * @param home page of its authors
 * @param licence what may be done with it
 * @param citation what to name in publications
 * @param reader that reads it
 * @param recipe a sample recipe to start from
 * @param settings overrides of that recipe, as {@code --set} takes them
 * @param files to download
 * @param content what must have come out of them
 * @param note what else to know
 */
public record CatalogueEntry(
    String name,
    String title,
    String modality,
    String samples,
    String home,
    String licence,
    String citation,
    String reader,
    String recipe,
    List<String> settings,
    List<RemoteFile> files,
    Optional<Content> content,
    Optional<String> note) {
  /**
   * Checks the entry.
   *
   * @throws IllegalArgumentException if the name is not of lower-case letters, digits and hyphens,
   *     there are no files, or two have the same name
   */
  public CatalogueEntry {
    Require.that(
        name.matches("[a-z0-9][a-z0-9-]*"),
        "name must be of lower-case letters, digits and hyphens, but was '%s'",
        name);
    settings = List.copyOf(settings);
    files = List.copyOf(files);
    Require.that(!files.isEmpty(), "%s: files must name one or more", name);
    var names = new HashSet<String>();
    for (RemoteFile file : files) {
      Require.that(names.add(file.name()), "%s: two files are called %s", name, file.name());
    }
  }

  /** Bytes to download; empty where the length of some file is not known. */
  public Optional<Long> bytes() {
    return files.stream().allMatch(f -> f.bytes().isPresent())
        ? Optional.of(files.stream().mapToLong(RemoteFile::limit).sum())
        : Optional.empty();
  }

  /** The most bytes that may be downloaded. */
  public long limit() {
    return files.stream().mapToLong(RemoteFile::limit).sum();
  }

  /** What to type to train on it. */
  public String command() {
    var words = new StringBuilder("dyad train samples/").append(recipe);
    for (String setting : settings) {
      boolean plain = setting.matches("[A-Za-z0-9.=_/-]+");
      words.append(" --set ").append(plain ? setting : '"' + setting + '"');
    }
    return words.toString();
  }
}
