package dev.dyad.eval;

import java.util.Arrays;

/**
 * The objective of multinomial logistic regression on standardised rows, divided by their number,
 * with its gradient. Parameters lie class by class: the weights of each dimension (rounded up to a
 * multiple of 4; those in excess stay 0), then all biases.
 */
final class LogisticLoss implements Lbfgs.Objective {
  private static final int TILE = StandardisedRows.TILE;
  private static final int MAX_PARTS = 64; // partial gradients kept

  private final int size;
  private final int padded;
  private final int classes;
  private final double penalty;
  private final int[] targets; // class index of each row
  private final StandardisedRows tiles;
  private final int tilesAPart;
  private final double[][] partGradients;

  LogisticLoss(Embeddings rows, int[] labels, double[] mean, double[] deviation, double penalty) {
    this.size = rows.size();
    this.classes = labels.length;
    this.penalty = penalty;
    this.targets = new int[size];
    Arrays.setAll(targets, row -> Arrays.binarySearch(labels, rows.label(row)));
    this.tiles = new StandardisedRows(rows, mean, deviation);
    this.padded = tiles.paddedDimension();
    this.tilesAPart = Parallel.blockCount(tiles.tileCount(), MAX_PARTS);
    this.partGradients =
        new double[Parallel.blockCount(tiles.tileCount(), tilesAPart)][parameters()];
  }

  int parameters() {
    return classes * (padded + 1);
  }

  double weight(double[] parameters, int classIndex, int column) {
    return parameters[classIndex * padded + column];
  }

  double bias(double[] parameters, int classIndex) {
    return parameters[classes * padded + classIndex];
  }

  @Override
  public double at(double[] parameters, double[] gradient) {
    double[] losses = new double[partGradients.length];
    Parallel.blocks(
        tiles.tileCount(),
        tilesAPart,
        (part, from, to) -> {
          Scratch scratch = new Scratch(parameters);
          for (int tile = from; tile < to; tile++) {
            losses[part] += scratch.addTile(tile);
          }
          scratch.copyGradient(partGradients[part]);
        });
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int part = 0; part < losses.length; part++) {
      loss += losses[part];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += partGradients[part][i];
      }
    }
    for (int i = 0; i < gradient.length; i++) {
      double penalised = i < classes * padded ? penalty : 0;
      loss += penalised / 2 * parameters[i] * parameters[i];
      gradient[i] = (gradient[i] + penalised * parameters[i]) / size;
    }
    return loss / size;
  }

  private final class Scratch {
    private final double[][] scores = new double[classes][TILE];
    private final double[] largest = new double[TILE];
    private final double[] sums = new double[TILE];
    private final double[][] weights = new double[classes][];
    private final double[] biases = new double[classes];
    private final double[][] weightGradients = new double[classes][padded];
    private final double[] biasGradients = new double[classes];
    private final double[][] some = new double[Axpy.STEP][TILE]; // dimensions of all rows
    private final double[][] whole = new double[Axpy.STEP][padded]; // rows

    Scratch(double[] parameters) {
      for (int c = 0; c < classes; c++) {
        weights[c] = Arrays.copyOfRange(parameters, c * padded, (c + 1) * padded);
        biases[c] = bias(parameters, c);
      }
    }

    double addTile(int tile) {
      for (int c = 0; c < classes; c++) {
        Arrays.fill(scores[c], biases[c]);
      }
      for (int i = 0; i < padded; i += Axpy.STEP) {
        tiles.columns(tile, i, some);
        Axpy.add(scores, weights, i, some);
      }
      double loss = turnIntoResiduals(tile, tiles.tileSize(tile));
      for (int row = 0; row < TILE; row += Axpy.STEP) {
        tiles.rows(tile, row, whole);
        Axpy.add(weightGradients, scores, row, whole);
      }
      for (int c = 0; c < classes; c++) {
        for (double residual : scores[c]) {
          biasGradients[c] += residual;
        }
      }
      return loss;
    }

    void copyGradient(double[] gradient) {
      for (int c = 0; c < classes; c++) {
        System.arraycopy(weightGradients[c], 0, gradient, c * padded, padded);
      }
      System.arraycopy(biasGradients, 0, gradient, classes * padded, classes);
    }

    /** Scores become probability - (1 for the right class, else 0); returns the sum of losses. */
    private double turnIntoResiduals(int tile, int rows) {
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
      Arrays.fill(sums, 0);
      for (double[] score : scores) {
        for (int row = 0; row < TILE; row++) {
          largest[row] = Math.max(largest[row], score[row]);
        }
      }
      double loss = 0;
      for (int row = 0; row < rows; row++) {
        loss += largest[row] - scores[targets[tile * TILE + row]][row];
      }
      for (double[] score : scores) {
        for (int row = 0; row < rows; row++) {
          score[row] = Math.exp(score[row] - largest[row]);
          sums[row] += score[row];
        }
        Arrays.fill(score, rows, TILE, 0);
      }
      for (int row = 0; row < rows; row++) {
        loss += Math.log(sums[row]);
        sums[row] = 1 / sums[row];
      }
      for (double[] score : scores) {
        for (int row = 0; row < rows; row++) {
          score[row] *= sums[row];
        }
      }
      for (int row = 0; row < rows; row++) {
        scores[targets[tile * TILE + row]][row] -= 1;
      }
      return loss;
    }
  }
}
