package dev.dyad.eval;

/** How alike two embeddings are, for a support vector machine. All are about 1 for equal rows. */
public enum Kernel {
  /** The product of standardised rows, divided by their dimension. */
  LINEAR,
  /** The cosine of the rows as they are, not standardised: usual for counts. Still linear. */
  COSINE,
  /** exp(-|x - y|² / dimension) of standardised rows, a Gaussian: not linear. */
  RBF
}
