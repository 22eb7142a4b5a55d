package dev.dyad.serve;

import java.util.Locale;
import java.util.OptionalInt;

/** A request that is not answered as its sender wished. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int retrySeconds;

  private Refusal(int status, int retrySeconds, String message) {
    super(message);
    this.status = status;
    this.retrySeconds = retrySeconds;
  }

  /** With an HTTP status, and what is wrong and what to do. */
  static Refusal of(int status, String message, Object... values) {
    return new Refusal(status, 0, String.format(Locale.ROOT, message, values));
  }

  /** For now. */
  static Refusal forNow(int retrySeconds, String message, Object... values) {
    return new Refusal(503, retrySeconds, String.format(Locale.ROOT, message, values));
  }

  int status() {
    return status;
  }

  /** When to come again. */
  OptionalInt retrySeconds() {
    return retrySeconds > 0 ? OptionalInt.of(retrySeconds) : OptionalInt.empty();
  }
}
