package dev.dyad.eval;

/** Embeddings divided by their length; rows of length zero stay as they are. */
final class UnitRows {
  private UnitRows() {}

  /** Rows of (size, paddedDimension), filled up with zeros. */
  static float[] of(Embeddings embeddings, int paddedDimension) {
    int d = embeddings.dimension();
    double[] norms = embeddings.norms();
    float[] unit = new float[Math.multiplyExact(embeddings.size(), paddedDimension)];
    Parallel.each(
        embeddings.size(),
        row -> {
          double norm = norms[row] == 0 ? 1 : norms[row];
          for (int i = 0; i < d; i++) {
            unit[row * paddedDimension + i] = (float) (embeddings.at(row, i) / norm);
          }
        });
    return unit;
  }
}
