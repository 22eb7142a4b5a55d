package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * Distance to the mean of the normal embeddings: Euclidean, or cosine after scaling every row to
 * length 1.
 *
 * @param distance between a row and the mean
 */
public record MeanDistance(Distance distance) implements AnomalyDetector {
  /** Cosine. */
  public MeanDistance() {
    this(Distance.COSINE);
  }

  @Override
  public Fitted fit(Embeddings normal) {
    double[] mean = distance == Distance.COSINE ? meanDirection(normal) : Moments.mean(normal);
    return rows -> {
      Require.that(
          rows.dimension() == mean.length,
          "rows must have %d dimensions, but have %d",
          mean.length,
          rows.dimension());
      double[] scores = new double[rows.size()];
      Parallel.each(scores.length, row -> scores[row] = score(rows, row, mean));
      return scores;
    };
  }

  private static double[] meanDirection(Embeddings rows) {
    double[] norms = rows.norms();
    double[] mean = new double[rows.dimension()];
    for (int row = 0; row < rows.size(); row++) {
      double weight = norms[row] == 0 ? 0 : 1 / (norms[row] * rows.size());
      for (int i = 0; i < mean.length; i++) {
        mean[i] += weight * rows.at(row, i);
      }
    }
    return mean;
  }

  private double score(Embeddings rows, int row, double[] mean) {
    double dot = 0;
    double lengths = 0;
    double meanLengths = 0;
    double squares = 0;
    for (int i = 0; i < mean.length; i++) {
      double x = rows.at(row, i);
      dot += x * mean[i];
      lengths += x * x;
      meanLengths += mean[i] * mean[i];
      squares += (x - mean[i]) * (x - mean[i]);
    }
    if (distance == Distance.EUCLIDEAN) {
      return Math.sqrt(squares);
    }
    double product = Math.sqrt(lengths) * Math.sqrt(meanLengths);
    return product == 0 ? 1 : 1 - dot / product;
  }
}
