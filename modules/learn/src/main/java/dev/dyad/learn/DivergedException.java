package dev.dyad.learn;

/**
 * A training met a number that is not finite and stopped before it could spoil the weights. The
 * message says where and what to do.
 */
public final class DivergedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** With what was not finite, such as "the loss became NaN". */
  DivergedException(String what) {
    super(what);
  }
}
