package dev.dyad.learn;

/** The losses as slow loops in double precision, straight from their formulas. */
final class PlainLosses {
  private PlainLosses() {}

  static double ntXent(double[][] z1, double[][] z2, long[] groups, double t) {
    int n = z1.length;
    double total = 0;
    for (int i = 0; i < 2 * n; i++) {
      int partner = (i + n) % (2 * n);
      double others = 0;
      for (int k = 0; k < 2 * n; k++) {
        boolean copy = k != partner && groups[k % n] == groups[i % n];
        if (k != i && !copy) {
          others += Math.exp(cosine(row(z1, z2, i), row(z1, z2, k)) / t);
        }
      }
      total += Math.log(others) - cosine(row(z1, z2, i), row(z1, z2, partner)) / t;
    }
    return total / (2 * n);
  }

  static double infoNce(double[][] queries, double[][] keys, double t) {
    double total = 0;
    for (int i = 0; i < queries.length; i++) {
      double all = 0;
      for (double[] key : keys) {
        all += Math.exp(cosine(queries[i], key) / t);
      }
      total += Math.log(all) - cosine(queries[i], keys[i]) / t;
    }
    return total / queries.length;
  }

  static double multipleNegatives(
      double[][] anchors, double[][] positives, double[][] hard, boolean[][] same, double t) {
    double total = 0;
    for (int i = 0; i < anchors.length; i++) {
      double all = 0;
      for (int j = 0; j < positives.length; j++) {
        if (i == j || !same[i][j]) {
          all += Math.exp(cosine(anchors[i], positives[j]) / t);
        }
      }
      for (int m = 0; m < hard.length; m++) {
        int place = anchors.length + m;
        if (place >= same[i].length || !same[i][place]) {
          all += Math.exp(cosine(anchors[i], hard[m]) / t);
        }
      }
      total += Math.log(all) - cosine(anchors[i], positives[i]) / t;
    }
    return total / anchors.length;
  }

  static double clip(
      double[][] images, double[][] captions, boolean[][] excluded, double logScale) {
    int n = images.length;
    double scale = Math.exp(logScale);
    double total = 0;
    for (int i = 0; i < n; i++) {
      double own = scale * cosine(images[i], captions[i]);
      double allCaptions = 0;
      for (int j = 0; j < captions.length; j++) {
        if (j == i || !excluded[i][j]) {
          allCaptions += Math.exp(scale * cosine(images[i], captions[j]));
        }
      }
      double allImages = 0;
      for (int k = 0; k < n; k++) {
        if (k == i || !excluded[k][i]) {
          allImages += Math.exp(scale * cosine(images[k], captions[i]));
        }
      }
      total += (Math.log(allCaptions) + Math.log(allImages)) / 2 - own;
    }
    return total / n;
  }

  static double marginContrastive(double[][] z1, double[][] z2, boolean[] same, double margin) {
    double total = 0;
    for (int i = 0; i < z1.length; i++) {
      double d = distance(z1[i], z2[i]);
      double gap = Math.max(0, margin - d);
      total += same[i] ? d * d / 2 : gap * gap / 2;
    }
    return total / z1.length;
  }

  static double triplet(double[][] anchor, double[][] positive, double[][] negative, double m) {
    double total = 0;
    for (int i = 0; i < anchor.length; i++) {
      double gap = distance(anchor[i], positive[i]) - distance(anchor[i], negative[i]) + m;
      total += Math.max(0, gap);
    }
    return total / anchor.length;
  }

  private static double[] row(double[][] z1, double[][] z2, int i) {
    return i < z1.length ? z1[i] : z2[i - z1.length];
  }

  private static double cosine(double[] a, double[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int j = 0; j < a.length; j++) {
      dot += a[j] * b[j];
      aa += a[j] * a[j];
      bb += b[j] * b[j];
    }
    return dot / Math.sqrt(aa) / Math.sqrt(bb);
  }

  private static double distance(double[] a, double[] b) {
    double total = 0;
    for (int j = 0; j < a.length; j++) {
      total += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(total);
  }
}
