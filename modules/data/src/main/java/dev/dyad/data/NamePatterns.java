package dev.dyad.data;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/** Names that one of several globs takes. */
final class NamePatterns {
  private final List<PathMatcher> matchers;

  NamePatterns(List<String> globs) {
    matchers =
        globs.stream().map(g -> FileSystems.getDefault().getPathMatcher("glob:" + g)).toList();
  }

  /** Whether a relative name, with '/', is one of them. */
  boolean take(String name) {
    Path path = Path.of(name);
    return matchers.stream().anyMatch(m -> m.matches(path));
  }
}
