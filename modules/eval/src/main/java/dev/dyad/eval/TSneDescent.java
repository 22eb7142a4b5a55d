package dev.dyad.eval;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Gradient descent of {@link TSne}. */
final class TSneDescent {
  private static final int BLOCK = 256;
  private static final int MAX_EXAGGERATED = 250;
  private static final double EXAGGERATION = 12;
  private static final double START_DEVIATION = 1e-4;
  private static final double LEAST_GAIN = 0.01;

  private final int n;
  private final Affinities affinities;
  private final TSne settings;
  private final QuadTree tree;
  private final Axis x;
  private final Axis y;

  /** One coordinate of all points, with what the descent remembers about it. */
  private static final class Axis {
    final double[] place;
    final double[] gradient;
    final double[] repulsion;
    final double[] step;
    final double[] gain;

    Axis(double[] place) {
      this.place = place;
      this.gradient = new double[place.length];
      this.repulsion = new double[place.length];
      this.step = new double[place.length];
      this.gain = new double[place.length];
      Arrays.fill(gain, 1);
    }

    void move(double rate, double momentum) {
      for (int i = 0; i < place.length; i++) {
        boolean turned = gradient[i] * step[i] > 0;
        gain[i] = Math.max(LEAST_GAIN, turned ? gain[i] * 0.8 : gain[i] + 0.2);
        step[i] = momentum * step[i] - rate * gain[i] * gradient[i];
        place[i] += step[i];
      }
    }

    void centre() {
      double mean = Arrays.stream(place).sum() / place.length;
      for (int i = 0; i < place.length; i++) {
        place[i] -= mean;
      }
    }
  }

  TSneDescent(Affinities affinities, Embeddings rows, TSne settings) {
    this.n = rows.size();
    this.affinities = affinities;
    this.settings = settings;
    this.tree = new QuadTree(n);
    double[][] start = start(rows, settings);
    this.x = new Axis(start[0]);
    this.y = new Axis(start[1]);
  }

  private static double[][] start(Embeddings rows, TSne settings) {
    int components = Math.min(2, rows.dimension());
    Pca.Axes axes = new Pca(components, settings.key().with("pca")).fit(rows);
    float[][] projected = axes.project(rows);
    double deviation = Math.sqrt(axes.variance(0));
    RandomGenerator random = settings.key().with("start").generator();
    double[][] start = new double[2][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int c = 0; c < 2; c++) {
        double along = c < components && deviation > 0 ? projected[i][c] / deviation : 0;
        start[c][i] = START_DEVIATION * (along + 0.01 * random.nextGaussian());
      }
    }
    return start;
  }

  TSne.Plane run() {
    int exaggerated = Math.min(MAX_EXAGGERATED, settings.iterations() / 4);
    double rate = Math.max(n / EXAGGERATION / 4, 50);
    for (int iteration = 0; iteration < settings.iterations(); iteration++) {
      boolean early = iteration < exaggerated;
      gradients(early ? EXAGGERATION : 1);
      double momentum = early ? 0.5 : 0.8;
      x.move(rate, momentum);
      y.move(rate, momentum);
    }
    x.centre();
    y.centre();
    return new TSne.Plane(x.place, y.place, divergence(repulsions()));
  }

  /** 4 (exaggeration Σj p q (yi - yj) - Σj q² (yi - yj) / Z). */
  private void gradients(double exaggeration) {
    double z = repulsions();
    Parallel.blocks(
        n,
        BLOCK,
        (block, from, to) -> {
          for (int i = from; i < to; i++) {
            attract(i, exaggeration, z);
          }
        });
  }

  private void attract(int i, double exaggeration, double z) {
    double xi = x.place[i];
    double yi = y.place[i];
    double forceX = 0;
    double forceY = 0;
    for (int e = affinities.start(i); e < affinities.end(i); e++) {
      int j = affinities.partner(e);
      double dx = xi - x.place[j];
      double dy = yi - y.place[j];
      double pull = affinities.value(e) / (1 + dx * dx + dy * dy);
      forceX += pull * dx;
      forceY += pull * dy;
    }
    x.gradient[i] = 4 * (exaggeration * forceX - x.repulsion[i] / z);
    y.gradient[i] = 4 * (exaggeration * forceY - y.repulsion[i] / z);
  }

  /** Fills in all repulsions and returns Z, the sum of q over all ordered pairs. */
  private double repulsions() {
    tree.build(x.place, y.place);
    double sum =
        Parallel.sum(
            n,
            BLOCK,
            (from, to) -> {
              double[] force = new double[2];
              double part = 0;
              for (int place = from; place < to; place++) {
                part += tree.repulsion(place, settings.theta(), force);
                int i = tree.point(place);
                x.repulsion[i] = force[0];
                y.repulsion[i] = force[1];
              }
              return part;
            });
    return Math.max(sum, Double.MIN_NORMAL);
  }

  /** Σ p log(p Z / q). */
  private double divergence(double z) {
    return Parallel.sum(
        n,
        BLOCK,
        (from, to) -> {
          double part = 0;
          for (int i = from; i < to; i++) {
            for (int e = affinities.start(i); e < affinities.end(i); e++) {
              int j = affinities.partner(e);
              double dx = x.place[i] - x.place[j];
              double dy = y.place[i] - y.place[j];
              double p = affinities.value(e);
              part += p > 0 ? p * Math.log(p * z * (1 + dx * dx + dy * dy)) : 0;
            }
          }
          return part;
        });
  }
}
