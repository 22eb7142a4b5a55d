package dev.dyad.wordnet;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where the tables are kept: a resource of this module, written when it is built. */
final class TablesFile {
  private static final String NAME = "wordnet-3.1.tables";

  private TablesFile() {}

  /**
   * The tables of the resource; made anew in some seconds where there is none, as in an editor that
   * builds without Maven.
   */
  static Tables read() {
    try (InputStream in = TablesFile.class.getResourceAsStream(NAME)) {
      return in == null
          ? DictionaryReader.tables()
          : Tables.read(new DataInputStream(new BufferedInputStream(in, 1 << 16)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read WordNet from the class path", e);
    }
  }

  /**
   * Writes the resource, unless one of this format is there. Run by Maven after compiling.
   *
   * @param arguments the folder of the compiled classes
   * @throws IOException if the file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0], "dev", "dyad", "wordnet", NAME);
    if (isCurrent(file)) {
      return;
    }
    Path aside = file.resolveSibling(NAME + ".part");
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(aside)))) {
      DictionaryReader.tables().write(out);
    }
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isCurrent(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return Tables.isCurrent(in);
    }
  }
}
