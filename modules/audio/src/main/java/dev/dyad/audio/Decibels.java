package dev.dyad.audio;

/** Levels in decibels, {@code 10 log10(power)}. */
final class Decibels {
  /** What silence is taken for: -100 dB. */
  static final float FLOOR = 1e-10f;

  private static final double PER_OCTAVE = 10 * Math.log10(2);
  private static final double PER_NEPER = 10 / Math.log(10);
  private static final int MANTISSA = 0x007FFFFF;
  private static final int ROOT_HALF = 0x3F3504F3;

  private Decibels() {}

  /**
   * The level of a power, at least that of {@link #FLOOR}; exact to a few units in the last place
   * of a float. By the series of log((1 + s) / (1 - s)), as StrictMath takes ten times longer and
   * Math need not be the same everywhere.
   */
  static float of(float power) {
    int bits = Float.floatToRawIntBits(Math.max(FLOOR, power));
    int shifted = bits - ROOT_HALF;
    int octave = shifted >> 23;
    double m = Float.intBitsToFloat((shifted & MANTISSA) + ROOT_HALF); // in √½..√2
    double s = (m - 1) / (m + 1);
    double q = s * s;
    double series = 2 * s * (1 + q * (1.0 / 3 + q * (0.2 + q * (1.0 / 7 + q * (1.0 / 9)))));
    return (float) (octave * PER_OCTAVE + series * PER_NEPER);
  }

  /** The power of a level. */
  static double power(double level) {
    return StrictMath.pow(10, level / 10);
  }
}
