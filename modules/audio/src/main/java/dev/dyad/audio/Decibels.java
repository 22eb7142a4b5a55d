package dev.dyad.audio;

/** Levels in decibels, {@code 10 log10(power)}. */
final class Decibels {
  /** What silence is taken for: -100 dB. */
  static final float FLOOR = 1e-10f;

  private static final double PER_OCTAVE = 10 * Math.log10(2);
  private static final double LN_2 = Math.log(2);
  private static final double PER_NEPER = 10 / Math.log(10);
  private static final double LEAST_EXPONENT = -1022;
  private static final double MOST_EXPONENT = 1023;
  private static final int EXPONENT_BIAS = 1023;
  private static final int EXPONENT_PLACE = 52;
  private static final int TERMS = 9;
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

  /**
   * The power of a level, to 1e-11 of itself; between the least and the largest normal number. By
   * the series of the exponential function, for the same reasons.
   */
  static double power(double level) {
    double octaves = Math.max(LEAST_EXPONENT, Math.min(MOST_EXPONENT, level / PER_OCTAVE));
    double whole = Math.rint(octaves);
    double x = (octaves - whole) * LN_2; // in -0.35..0.35
    double series = 1;
    for (int i = TERMS; i > 0; i--) {
      series = 1 + series * x / i;
    }
    return series * Double.longBitsToDouble((long) (whole + EXPONENT_BIAS) << EXPONENT_PLACE);
  }
}
