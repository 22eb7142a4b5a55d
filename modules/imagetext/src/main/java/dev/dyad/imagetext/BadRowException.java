package dev.dyad.imagetext;

/** A caption, or a picture with its captions, that cannot be used: it is left out and listed. */
final class BadRowException extends Exception {
  private static final long serialVersionUID = 1L;

  BadRowException(String reason) {
    super(reason);
  }
}
