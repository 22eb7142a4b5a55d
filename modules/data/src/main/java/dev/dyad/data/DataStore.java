package dev.dyad.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where public data sets lie on this machine: a folder each, by name. A folder is there whole or
 * not at all: what is downloaded comes to lie beside, in {@code .parts}, is verified, unpacked, and
 * moved in place. {@code .receipts} tells what came from where.
 *
 * @param root the folder of folders; need not exist
 */
public record DataStore(Path root) {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "DYAD_DATA";

  private static final String PROPERTY = "dyad.data";

  /**
   * The store of this machine: where the Java property {@code dyad.data} says, else the variable
   * {@code DYAD_DATA}, else {@code .dyad/data} in the user's home.
   */
  public static DataStore ofThisMachine() {
    String named = System.getProperty(PROPERTY, "");
    if (named.isBlank()) {
      named = Optional.ofNullable(System.getenv(VARIABLE)).orElse("");
    }
    Path home = Path.of(System.getProperty("user.home", "."), ".dyad", "data");
    return new DataStore((named.isBlank() ? home : Path.of(named)).toAbsolutePath().normalize());
  }

  /** Where a data set lies, or will lie. */
  public Path folder(String name) {
    return root.resolve(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a data set is there. */
  public boolean has(String name) {
    return Files.isDirectory(folder(name));
  }

  /**
   * What is known of how a data set came.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<Receipt> receipt(String name) throws IOException {
    Path file = receiptFile(name);
    return Files.exists(file) ? Optional.of(Receipt.read(file)) : Optional.empty();
  }

  Path receiptFile(String name) {
    return root.resolve(".receipts").resolve(name.toLowerCase(Locale.ROOT) + ".json");
  }

  Path parts(String name) {
    return root.resolve(".parts").resolve(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Downloads a data set, in place of one that is there already. What came of an earlier attempt is
   * gone on with.
   *
   * @return its folder
   * @throws IOException if no address gives a file, or what they give is not what it should be; the
   *     message says so of each address. What was there before is then as it was
   */
  public Path download(CatalogueEntry entry, Patience patience, DataProgress progress)
      throws IOException {
    return new Installation(this, entry, progress).run(i -> i.download(patience));
  }

  /**
   * Takes a data set from files that are on this machine already: as they are downloaded, packed
   * anew, or unpacked.
   *
   * @param from a folder, or an archive
   * @return the data set's own folder
   * @throws IOException if they are not there whole, or not what they should be
   */
  public Path take(CatalogueEntry entry, Path from, DataProgress progress) throws IOException {
    return new Installation(this, entry, progress).run(i -> i.take(from));
  }
}
