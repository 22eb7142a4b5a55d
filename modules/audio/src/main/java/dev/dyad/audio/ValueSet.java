package dev.dyad.audio;

import dev.dyad.core.Require;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of one part of a file name: some words, or a range of whole numbers. */
sealed interface ValueSet {
  boolean contains(String value);

  /** One of some words. */
  record Words(List<String> words) implements ValueSet {
    @Override
    public boolean contains(String value) {
      return words.contains(value);
    }
  }

  /** A whole number from first to last. */
  record Numbers(long first, long last) implements ValueSet {
    @Override
    public boolean contains(String value) {
      return value.matches("\\d{1,18}")
          && Long.parseLong(value) >= first
          && Long.parseLong(value) <= last;
    }
  }

  Pattern NUMBERS = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

  /**
   * Reads {@code theo}, {@code theo|lucas}, {@code 3} or {@code 0..4}.
   *
   * @throws IllegalArgumentException if it is empty
   */
  static ValueSet parse(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      return new Numbers(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    }
    Require.that(!text.isBlank(), "test: a part must have a value, such as theo or 0..4");
    return new Words(List.of(text.split("\\|")));
  }
}
