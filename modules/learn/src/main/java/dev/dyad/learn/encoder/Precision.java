package dev.dyad.learn.encoder;

/** The number format of convolutions and matrix products; parameters are always 32-bit floats. */
public enum Precision {
  /** 32-bit floats throughout. */
  FLOAT32,
  /**
   * Activations and products in bfloat16 (8 bits of mantissa), sums and norms' statistics in 32
   * bits. Quicker on processors with AMX or AVX-512 BF16 and on GPUs, much slower on others.
   */
  BFLOAT16
}
