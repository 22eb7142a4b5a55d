package dev.dyad.wordnet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a gloss: {@code definition; "example"; "example"}. */
final class GlossText {
  /** Where the examples begin: a quote after a semicolon, comma or colon, or at once. */
  private static final Pattern FIRST_EXAMPLE = Pattern.compile("(?:^|[;:,])\\s*\"");

  private static final Pattern EXAMPLE = Pattern.compile("\"([^\"]+)\"?");

  private GlossText() {}

  private static int examplesStart(String gloss) {
    Matcher matcher = FIRST_EXAMPLE.matcher(gloss);
    return matcher.find() ? matcher.start() : gloss.length();
  }

  static String definition(String gloss) {
    return gloss.substring(0, examplesStart(gloss)).strip();
  }

  static List<String> examples(String gloss) {
    var examples = new ArrayList<String>();
    Matcher matcher = EXAMPLE.matcher(gloss);
    matcher.region(examplesStart(gloss), gloss.length());
    while (matcher.find()) {
      String example = matcher.group(1).strip();
      if (!example.isEmpty()) {
        examples.add(example);
      }
    }
    return examples;
  }
}
