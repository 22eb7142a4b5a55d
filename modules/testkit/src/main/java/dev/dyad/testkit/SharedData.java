package dev.dyad.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data sets that lie beside the repository on some machines and are never shipped with it. */
public final class SharedData {
  private SharedData() {}

  /**
   * The folder or file of that name; the test is skipped with a visible reason where it is absent.
   *
   * @param name path below {@code shared/data}, such as "mnist"
   */
  public static Path require(String name) {
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      Path found = dir.resolve("shared").resolve("data").resolve(name);
      if (Files.exists(found)) {
        return found;
      }
    }
    assumeTrue(false, "skipped: no shared/data/" + name + " above this folder");
    throw new AssertionError("not reached");
  }
}
