package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * Mahalanobis distance to the mean of the normal embeddings, with their covariance drawn towards a
 * multiple of the identity as far as Ledoit and Wolf estimate to be best: it can be inverted
 * however few rows there are. Dimensions without any variance in normal data keep the shrunk
 * variance.
 *
 * @see <a href="https://doi.org/10.1016/S0047-259X(03)00096-4">Ledoit and Wolf 2004</a>
 */
public record Mahalanobis() implements AnomalyDetector {
  @Override
  public Fitted fit(Embeddings normal) {
    Require.that(
        normal.size() >= 2, "Mahalanobis needs at least 2 normal rows, but has %d", normal.size());
    double[] mean = Moments.mean(normal);
    double[][] covariance = Covariance.of(normal, mean);
    double shrinkage = Covariance.shrinkage(normal, mean, covariance);
    double average = Covariance.trace(covariance) / mean.length;
    SymmetricEigen.Pair[] axes = SymmetricEigen.pairs(covariance);
    double[] inverse = new double[axes.length];
    for (int a = 0; a < axes.length; a++) {
      double variance = (1 - shrinkage) * Math.max(0, axes[a].value) + shrinkage * average;
      inverse[a] = variance > 0 ? 1 / variance : 0;
    }
    return rows -> scores(rows, mean, axes, inverse);
  }

  private static double[] scores(
      Embeddings rows, double[] mean, SymmetricEigen.Pair[] axes, double[] inverse) {
    Require.that(
        rows.dimension() == mean.length,
        "rows must have %d dimensions, but have %d",
        mean.length,
        rows.dimension());
    double[] scores = new double[rows.size()];
    Parallel.each(
        scores.length,
        row -> {
          double[] centred = new double[mean.length];
          for (int i = 0; i < mean.length; i++) {
            centred[i] = rows.at(row, i) - mean[i];
          }
          double sum = 0;
          for (int a = 0; a < axes.length; a++) {
            double along = 0;
            for (int i = 0; i < mean.length; i++) {
              along += centred[i] * axes[a].vector[i];
            }
            sum += along * along * inverse[a];
          }
          scores[row] = Math.sqrt(sum);
        });
    return scores;
  }
}
