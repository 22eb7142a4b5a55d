package dev.dyad.serve;

/** The angle between vectors. */
final class Cosine {
  private Cosine() {}

  static double of(float[] a, float[] b) {
    double cosine = dot(a, b) / (Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b)));
    return Math.max(-1, Math.min(1, cosine));
  }

  /**
   * Checks that a vector has an angle to others.
   *
   * @throws Refusal if it is zero, or has numbers that are none
   */
  static void requireDirection(String name, float[] vector) {
    double square = dot(vector, vector);
    if (square == 0 || !Double.isFinite(square)) {
      throw Refusal.of(400, "the encoder makes no direction of '%s': its vector is 0 or NaN", name);
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
