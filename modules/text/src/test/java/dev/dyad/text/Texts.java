package dev.dyad.text;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Texts to try things on. */
final class Texts {
  private static final List<String> SENTENCES =
      List.of(
          "The quick brown foxes jumped over the lazy dogs near the old river.",
          "A man is playing a large flute, and three women are dancing happily.",
          "She doesn't think that the children will be going to school tomorrow.",
          "In 2019 the company's shares rose 4.5% after Microsoft bought \"Tiny Games\".",
          "Is it better to travel slowly than to arrive too early?",
          "It's what they do not see; we're late and she is old.",
          "Visit https://example.org/a?b=c or write to me@example.org, please!");

  static final List<Text> EDGES =
      List.of(
          Text.of(""),
          Text.of(" "),
          Text.of("a"),
          Text.of("..."),
          Text.of("\n\t \r\n"),
          Text.of("dog"),
          Text.of("\0"),
          Text.of("\uD83D\uDE00\u0301 e\u0301"),
          Text.of("\u05E9\u05DC\u05D5\u05DD \u05E2\u05D5\u05DC\u05DD"),
          Text.of("x".repeat(10_000)),
          Text.of("the dog ".repeat(300)));

  private Texts() {}

  /** All sentences in any order. */
  static Text sentences(RandomGenerator random) {
    var left = new ArrayList<>(SENTENCES);
    var out = new StringBuilder();
    while (!left.isEmpty()) {
      out.append(out.isEmpty() ? "" : " ").append(left.remove(random.nextInt(left.size())));
    }
    return Text.of(out.toString());
  }

  /** Any Unicode text without half surrogate pairs, mostly of odd characters. */
  static Text anything(RandomGenerator random) {
    var out = new StringBuilder();
    for (int n = random.nextInt(60); n > 0; n--) {
      switch (random.nextInt(8)) {
        case 0 -> out.append(' ');
        case 1 -> out.appendCodePoint(random.nextInt(0x80));
        case 2 -> out.append("the dogs ran");
        case 3 -> out.appendCodePoint(0x300 + random.nextInt(0x70));
        case 4 -> out.appendCodePoint(0x1F300 + random.nextInt(0x300));
        case 5 -> out.appendCodePoint(0x590 + random.nextInt(0x200));
        case 6 -> out.append((char) ('a' + random.nextInt(26)));
        default -> {
          int codePoint = random.nextInt(0x110000);
          out.appendCodePoint(codePoint >= 0xD800 && codePoint < 0xE000 ? '?' : codePoint);
        }
      }
    }
    return Text.of(out.toString());
  }
}
