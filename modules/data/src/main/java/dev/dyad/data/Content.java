package dev.dyad.data;

import dev.dyad.core.Require;
import java.util.List;
import java.util.Optional;

/**
 * What must lie in a data set's folder once all is unpacked.
 *
 * @param files patterns of names, relative to the folder, with '/'
 * @param count how many files have such a name
 * @param sha256 over the lines {@code SHA256 NAME} of these files in the order of their names: what
 *     {@code find … | LC_ALL=C sort | xargs sha256sum | sha256sum} prints. Tells the same content
 *     from other content however it was packed
 */
public record Content(List<String> files, int count, Optional<String> sha256) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there is no pattern, count is not positive, or sha256 is no
   *     64 hexadecimal digits
   */
  public Content {
    files = List.copyOf(files);
    Require.that(!files.isEmpty(), "files must name a pattern or more, but is empty");
    Require.positive("count", count);
    sha256.ifPresent(s -> Checksums.digits("sha256", s, 64));
  }
}
