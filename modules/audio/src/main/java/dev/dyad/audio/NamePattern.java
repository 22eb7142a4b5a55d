package dev.dyad.audio;

import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name with named parts, such as {@code {label}_{speaker}_{index}.wav}. A part is as short
 * as possible and holds no '/'. A pattern with '/' takes in the last folders of the path as well.
 */
final class NamePattern {
  private static final Pattern GROUP = Pattern.compile("\\{(\\w+)\\}");

  private final List<String> names = new ArrayList<>();
  private final Pattern pattern;

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if it names no part, or one twice
   */
  NamePattern(String text) {
    var regex = new StringBuilder("(?:.*/)?");
    Matcher group = GROUP.matcher(text);
    int end = 0;
    while (group.find()) {
      regex.append(Pattern.quote(text.substring(end, group.start()))).append("([^/]+?)");
      Require.that(
          !names.contains(group.group(1)), "pattern must name each part once, but was %s", text);
      names.add(group.group(1));
      end = group.end();
    }
    Require.that(
        !names.isEmpty(),
        "pattern must name parts in braces such as {label}_{index}.wav, but was '%s'",
        text);
    pattern = Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString());
  }

  List<String> names() {
    return names;
  }

  /** The parts of a path, or nothing where it does not match. */
  Optional<Map<String, String>> parts(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var parts = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      parts.put(names.get(i), matcher.group(i + 1));
    }
    return Optional.of(parts);
  }
}
