package dev.dyad.srctest;

import java.util.List;

/** How far values that two ways gave lie apart. */
final class Apart {
  private Apart() {}

  /** Mean distance of a value from its twin; NaN where one of them is. */
  static double mean(List<float[]> some, List<float[]> others) {
    double sum = 0;
    long count = 0;
    for (int v = 0; v < some.size(); v++) {
      float[] a = some.get(v);
      float[] b = others.get(v);
      for (int i = 0; i < a.length; i++) {
        sum += Math.abs(a[i] - b[i]);
      }
      count += a.length;
    }
    return sum / count;
  }
}
