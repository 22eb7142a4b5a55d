package dev.dyad.eval;

/** How far apart two vectors are. */
public enum Distance {
  /** 1 - cos of the angle, in 0..2; 1 if either vector is all zeros. */
  COSINE,
  /** Length of the difference. */
  EUCLIDEAN
}
