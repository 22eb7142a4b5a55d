package dev.dyad.serve;

import dev.dyad.core.Require;
import java.util.regex.Pattern;

/**
 * A file that came with a request. Of its name nothing but the ending is used.
 *
 * @param name as the sender calls it, for answers; never a place on this machine
 * @param ending letters and digits after the last dot, in lower case, such as "png"
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record SentFile(String name, String ending, byte[] bytes) {
  private static final Pattern ENDING = Pattern.compile("[a-z0-9]{1,12}");

  /**
   * Checks the ending.
   *
   * @throws IllegalArgumentException if it has other characters than letters and digits
   */
  public SentFile {
    Require.that(
        ENDING.matcher(ending).matches(),
        "the ending of a file's name must be 1 to 12 letters and digits (such as png), but was"
            + " '%s'",
        ending);
  }
}
