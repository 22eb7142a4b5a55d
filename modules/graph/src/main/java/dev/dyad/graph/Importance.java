package dev.dyad.graph;

/**
 * Probabilities of dropping that fall with what an element is worth: {@code min((max s - s) / (max
 * s - mean s) * rate, cutoff)} of {@code s = log w}.
 *
 * @see <a href="https://arxiv.org/abs/2010.14945">Zhu et al. 2021 (GCA), equations 2 to 7</a>
 */
final class Importance {
  private static final double LEAST = 1e-8;

  private Importance() {}

  /**
   * One probability an element; the rate for all where all are worth the same.
   *
   * @param worth not negative; what is worth nothing is never dropped, for that would change
   *     nothing
   */
  static double[] dropping(double[] worth, double rate, double cutoff) {
    double highest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    int count = 0;
    for (double w : worth) {
      if (w > 0) {
        double s = StrictMath.log(Math.max(w, LEAST));
        highest = Math.max(highest, s);
        sum += s;
        count++;
      }
    }
    double spread = highest - sum / count;
    double[] probabilities = new double[worth.length];
    for (int i = 0; i < worth.length; i++) {
      if (worth[i] > 0) {
        double distance = highest - StrictMath.log(Math.max(worth[i], LEAST));
        double relative = spread > 1e-12 ? distance / spread : 1;
        probabilities[i] = Math.min(relative * rate, cutoff);
      }
    }
    return probabilities;
  }
}
