package dev.dyad.image;

/**
 * A rounded normal variable as a table of 65,536 equally likely values, so that 16 random bits draw
 * one. The share of a level k is {@code Phi((k + 0.5) / sigma) - Phi((k - 0.5) / sigma)} to within
 * 1/65,536; the tails end near 4.2 sigma.
 */
final class NormalLevels {
  private static final int SIZE = 1 << 16;

  private NormalLevels() {}

  /** The table for a standard deviation in levels; all zeros for 0. */
  static short[] table(double sigmaLevels) {
    short[] table = new short[SIZE];
    int half = SIZE / 2;
    int from = half;
    for (int level = 0; from < SIZE; level++) {
      int to = (int) Math.round(SIZE * normalBelow((level + 0.5) / sigmaLevels));
      for (int i = from; i < to; i++) {
        table[i] = (short) level;
        table[SIZE - 1 - i] = (short) -level;
      }
      from = Math.max(from, to);
    }
    return table;
  }

  /**
   * Phi(x) for x >= 0, to within 7.5e-8 (Zelen and Severo 1964, Abramowitz and Stegun 26.2.17); the
   * same bits on every machine.
   */
  static double normalBelow(double x) {
    double t = 1 / (1 + 0.2316419 * x);
    double polynomial =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double density = StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
    return 1 - density * polynomial;
  }
}
