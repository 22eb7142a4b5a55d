package dev.dyad.data;

import java.io.IOException;

/** An address gives no such file, and would not if it were asked again. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String reason) {
    super(reason);
  }
}
