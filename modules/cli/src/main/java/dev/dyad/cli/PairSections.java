package dev.dyad.cli;

import dev.dyad.eval.Embeddings;
import dev.dyad.eval.Pca;
import dev.dyad.report.PairDistances;
import dev.dyad.report.PairPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The parts of a report that are about two views of the same sample against views of others.
 *
 * @param pairs embeddings of two views of each sample, in the same order
 */
record PairSections(List<Embeddings> pairs) {
  private static final int PAIRS_DRAWN = 150;

  PairDistances distances() {
    Embeddings first = pairs.get(0);
    Embeddings second = pairs.get(1);
    int n = first.size();
    return new PairDistances(
        "cosine distance",
        IntStream.range(0, n).mapToDouble(i -> cosine(first.row(i), second.row(i))).toArray(),
        IntStream.range(0, n)
            .mapToDouble(i -> cosine(first.row(i), second.row((i + 1) % n)))
            .toArray());
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return aa == 0 || bb == 0 ? 1 : 1 - dot / Math.sqrt(aa * bb);
  }

  PairPlane plane() {
    Embeddings first = pairs.get(0);
    Embeddings second = pairs.get(1);
    int n = Math.min(PAIRS_DRAWN, first.size());
    var both = new float[2 * n][];
    for (int i = 0; i < n; i++) {
      both[i] = first.row(i);
      both[n + i] = second.row(i);
    }
    Embeddings views = Embeddings.of(both);
    float[][] at = new Pca(2).fit(views).project(views);
    var pairs = new ArrayList<PairPlane.Pair>();
    for (int i = 0; i < n; i++) {
      pairs.add(
          new PairPlane.Pair(
              first.id(i),
              SampleSections.label(first, i),
              at[i][0],
              at[i][1],
              at[n + i][0],
              at[n + i][1]));
    }
    return new PairPlane("PCA", first.labelNames(), pairs);
  }
}
