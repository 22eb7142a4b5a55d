package dev.dyad.data;

import dev.dyad.core.Require;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file's bytes add up to, as somebody published it. All that are given must hold.
 *
 * @param sha256 64 hexadecimal digits
 * @param md5 32 hexadecimal digits; tells accidents, not intent
 * @param from who says so
 */
public record Checksums(Optional<String> sha256, Optional<String> md5, String from) {
  /**
   * Checks the digits.
   *
   * @throws IllegalArgumentException if one is not hexadecimal or of another length, or none is
   *     given
   */
  public Checksums {
    sha256 = sha256.map(s -> s.toLowerCase(Locale.ROOT));
    md5 = md5.map(s -> s.toLowerCase(Locale.ROOT));
    sha256.ifPresent(s -> digits("sha256", s, 64));
    md5.ifPresent(s -> digits("md5", s, 32));
    Require.that(sha256.isPresent() || md5.isPresent(), "checksums must give sha256 or md5");
    Require.that(!from.isBlank(), "from must say who published the checksums");
  }

  static String digits(String name, String value, int length) {
    Require.that(
        value.matches("[0-9a-f]{" + length + "}"),
        "%s must be %d hexadecimal digits, but was '%s'",
        name,
        length,
        value);
    return value;
  }

  /** The digits by the Java name of their algorithm. */
  Map<String, String> byAlgorithm() {
    var all = new TreeMap<String, String>();
    md5.ifPresent(s -> all.put("MD5", s));
    sha256.ifPresent(s -> all.put("SHA-256", s));
    return all;
  }
}
