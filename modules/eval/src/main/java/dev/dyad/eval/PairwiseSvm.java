package dev.dyad.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One support vector machine for each two classes; the class with most votes wins. */
final class PairwiseSvm {
  private final float[][] kernel; // of all pairs of rows of the data
  private final List<Duel> duels = new ArrayList<>();
  private final int classes;

  /** Two classes, the rows of both, and the machine that parts them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Duel(int positive, int negative, int[] rows, SupportVectors machine) {}

  /**
   * A machine that has learnt nothing.
   *
   * @param kernel of all pairs of rows
   * @param labels class index of each row
   * @param train the rows to learn from
   */
  PairwiseSvm(float[][] kernel, int[] labels, int classes, int[] train) {
    this.kernel = kernel;
    this.classes = classes;
    for (int a = 0; a < classes; a++) {
      for (int b = a + 1; b < classes; b++) {
        int first = a;
        int second = b;
        int[] rows =
            Arrays.stream(train).filter(i -> labels[i] == first || labels[i] == second).toArray();
        double[] signs =
            Arrays.stream(rows).mapToDouble(i -> labels[i] == first ? 1 : -1).toArray();
        boolean both = Arrays.stream(signs).distinct().count() == 2;
        if (both) {
          duels.add(new Duel(a, b, rows, new SupportVectors(between(rows), signs)));
        }
      }
    }
  }

  private float[][] between(int[] rows) {
    return Arrays.stream(rows).mapToObj(i -> some(kernel[i], rows)).toArray(float[][]::new);
  }

  private static float[] some(float[] all, int[] places) {
    float[] some = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      some[i] = all[places[i]];
    }
    return some;
  }

  /** Learns, going on from a lower cost. */
  void fit(double cost) {
    duels.forEach(duel -> duel.machine().fit(cost));
  }

  /** The class index of a row; of equal votes the first. */
  int predict(int row) {
    int[] votes = new int[classes];
    for (Duel duel : duels) {
      boolean first = duel.machine().decision(some(kernel[row], duel.rows())) > 0;
      votes[first ? duel.positive() : duel.negative()]++;
    }
    return IntStream.range(0, classes).reduce(0, (a, b) -> votes[b] > votes[a] ? b : a);
  }

  /** How many of some rows get their own class. */
  int hits(int[] rows, int[] labels) {
    return (int) Arrays.stream(rows).filter(row -> predict(row) == labels[row]).count();
  }
}
