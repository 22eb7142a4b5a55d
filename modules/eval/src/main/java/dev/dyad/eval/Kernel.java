package dev.dyad.eval;

/**
 * How alike two embeddings are, for a support vector machine. Each is scaled so that costs mean
 * about the same for all.
 */
public enum Kernel {
  /** The product of standardised rows, divided by their dimension. */
  LINEAR,
  /**
   * The cosine of the rows as they are, not standardised, divided by one less its mean over pairs
   * of training rows: usual for counts. Still linear.
   */
  COSINE,
  /** exp(-|x - y|² / dimension) of standardised rows, a Gaussian: not linear. */
  RBF
}
