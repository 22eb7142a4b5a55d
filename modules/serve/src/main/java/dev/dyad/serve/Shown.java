package dev.dyad.serve;

import java.util.Optional;

/**
 * What a sample looks and sounds like.
 *
 * @param picture a small one
 * @param sound to be played
 * @param words to be read
 */
public record Shown(Optional<Media> picture, Optional<Media> sound, Optional<String> words) {
  /** Nothing but words. */
  public static Shown words(String words) {
    return new Shown(Optional.empty(), Optional.empty(), Optional.of(words));
  }

  /**
   * A file that browsers understand.
   *
   * @param type such as "image/png"
   * @param bytes the whole file
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Media(String type, byte[] bytes) {}
}
