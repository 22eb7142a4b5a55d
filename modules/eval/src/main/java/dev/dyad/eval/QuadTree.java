package dev.dyad.eval;

import java.util.Arrays;

/**
 * Points of the plane in nested squares, to sum the repulsion of all others on each point in about
 * log n steps (Barnes and Hut 1986; van der Maaten 2014): a square far away for its width acts as
 * one heavy point in its centre of mass.
 *
 * <p>Points are sorted along a Z-curve. Squares lie in depth-first order, each with the place where
 * its descendants end, so that walking the tree needs no stack. A square whose points all lie in
 * one quarter is replaced by that quarter.
 */
final class QuadTree {
  private static final int LEVELS = 16;
  private static final int LEAF = 6; // points

  private final int n;
  private final long[] keys; // Z-curve code << 32 | point
  private final double[] sortedX;
  private final double[] sortedY;
  private double[] centreX = new double[16];
  private double[] centreY = new double[16];
  private double[] mass = new double[16];
  private double[] squaredWidth = new double[16];
  private int[] after = new int[16]; // first node that is no descendant
  private int[] leafStart = new int[16]; // first point, or -1 for a square with children
  private int count;
  private double width;

  QuadTree(int points) {
    this.n = points;
    this.keys = new long[points];
    this.sortedX = new double[points];
    this.sortedY = new double[points];
  }

  /** Sorts in the points at x, y. */
  void build(double[] x, double[] y) {
    double left = Arrays.stream(x).min().orElse(0);
    double bottom = Arrays.stream(y).min().orElse(0);
    double right = Arrays.stream(x).max().orElse(0);
    double top = Arrays.stream(y).max().orElse(0);
    width = Math.max(Math.max(right - left, top - bottom), Double.MIN_NORMAL);
    double cells = (1 << LEVELS) - 1;
    for (int i = 0; i < n; i++) {
      int column = (int) ((x[i] - left) / width * cells);
      int row = (int) ((y[i] - bottom) / width * cells);
      keys[i] = (spread(column) | spread(row) << 1) << 31 | i;
    }
    Arrays.parallelSort(keys);
    for (int i = 0; i < n; i++) {
      sortedX[i] = x[point(i)];
      sortedY[i] = y[point(i)];
    }
    count = 0;
    addNode(0, n, 0);
  }

  /** Which point comes at a place of the Z-curve. */
  int point(int place) {
    return (int) (keys[place] & 0x7fffffff);
  }

  /** Puts a zero between the lower 16 bits. */
  private static long spread(int bits) {
    long b = bits;
    b = (b | b << 8) & 0x00ff00ff;
    b = (b | b << 4) & 0x0f0f0f0f;
    b = (b | b << 2) & 0x33333333;
    return (b | b << 1) & 0x55555555;
  }

  /** The quarter of its square of a level that a place lies in, with all squares around it. */
  private long quarter(int place, int level) {
    return keys[place] >>> (31 + 2 * (LEVELS - 1 - level));
  }

  private void addNode(int from, int to, int levelOfParent) {
    int level = levelOfParent;
    while (level < LEVELS && quarter(from, level) == quarter(to - 1, level)) {
      level++;
    }
    int node = newNode();
    double side = width / (1 << level);
    squaredWidth[node] = side * side;
    mass[node] = to - from;
    double sumX = 0;
    double sumY = 0;
    if (to - from <= LEAF || level == LEVELS) {
      leafStart[node] = from;
      for (int i = from; i < to; i++) {
        sumX += sortedX[i];
        sumY += sortedY[i];
      }
    } else {
      leafStart[node] = -1;
      int start = from;
      while (start < to) {
        int end = endOfQuarter(start, to, level);
        int child = count;
        addNode(start, end, level + 1);
        sumX += centreX[child] * mass[child];
        sumY += centreY[child] * mass[child];
        start = end;
      }
    }
    centreX[node] = sumX / (to - from);
    centreY[node] = sumY / (to - from);
    after[node] = count;
  }

  private int endOfQuarter(int start, int to, int level) {
    long quarter = quarter(start, level);
    int low = start;
    int high = to;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (quarter(middle, level) == quarter) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private int newNode() {
    if (count == after.length) {
      int more = count * 2;
      centreX = Arrays.copyOf(centreX, more);
      centreY = Arrays.copyOf(centreY, more);
      mass = Arrays.copyOf(mass, more);
      squaredWidth = Arrays.copyOf(squaredWidth, more);
      after = Arrays.copyOf(after, more);
      leafStart = Arrays.copyOf(leafStart, more);
    }
    return count++;
  }

  /**
   * Sums over all other points j of the point at a place: q² (yi - yj) goes to force[0] and [1],
   * and q is returned, with q = 1 / (1 + |yi - yj|²).
   *
   * @param theta a square acts as one point where its width is below theta times its distance; 0 is
   *     exact
   */
  double repulsion(int place, double theta, double[] force) {
    double x = sortedX[place];
    double y = sortedY[place];
    double squaredTheta = theta * theta;
    double sum = 0;
    double forceX = 0;
    double forceY = 0;
    int node = 0;
    while (node < count) {
      double dx = x - centreX[node];
      double dy = y - centreY[node];
      double squared = dx * dx + dy * dy;
      if (squaredWidth[node] < squaredTheta * squared) {
        double q = 1 / (1 + squared);
        double heavy = mass[node] * q;
        sum += heavy;
        forceX += heavy * q * dx;
        forceY += heavy * q * dy;
        node = after[node];
      } else if (leafStart[node] < 0) {
        node++;
      } else {
        int end = leafStart[node] + (int) mass[node];
        for (int i = leafStart[node]; i < end; i++) {
          double ex = x - sortedX[i];
          double ey = y - sortedY[i];
          double q = 1 / (1 + ex * ex + ey * ey);
          sum += q;
          forceX += q * q * ex;
          forceY += q * q * ey;
        }
        node = after[node];
      }
    }
    force[0] = forceX;
    force[1] = forceY;
    return sum - 1; // the point itself was in one of the leaves
  }
}
