package dev.dyad.data;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a file that is being downloaded, kept between attempts, and a note beside it of
 * where it came from.
 *
 * @param path of the part
 */
record PartFile(Path path) {
  private Path note() {
    return path.resolveSibling(path.getFileName() + ".from");
  }

  long length() throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  /** Throws away what is there, and notes what comes now. */
  void restart(String address, Optional<String> version) throws IOException {
    delete();
    Files.createDirectories(path.getParent());
    Files.write(note(), version.map(v -> List.of(address, v)).orElse(List.of(address)));
  }

  /** What the server called the version of the part; empty if the part came from elsewhere. */
  Optional<String> version(String address) throws IOException {
    if (!Files.exists(note())) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(note());
    return lines.size() == 2 && lines.get(0).equals(address)
        ? Optional.of(lines.get(1))
        : Optional.empty();
  }

  OutputStream append() throws IOException {
    return Files.newOutputStream(path, CREATE, APPEND);
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(note());
  }
}
