package dev.dyad.eval;

import dev.dyad.core.Require;
import java.util.Arrays;

/** A fitted {@link LinearProbe}: class scores are weights · embedding + bias. Immutable. */
public final class LinearClassifier {
  private final int[] classes; // label of each class index
  private final double[][] weights; // (classes, dimension)
  private final double[] biases;
  private final int iterations;
  private final boolean converged;

  private LinearClassifier(
      int[] classes, double[][] weights, double[] biases, int iterations, boolean converged) {
    this.classes = classes;
    this.weights = weights;
    this.biases = biases;
    this.iterations = iterations;
    this.converged = converged;
  }

  /** Folds the standardisation into weights and biases. */
  static LinearClassifier of(
      LogisticLoss loss, Lbfgs.Minimum minimum, int[] classes, double[] mean, double[] deviation) {
    double[] parameters = minimum.point().place;
    double[][] weights = new double[classes.length][mean.length];
    double[] biases = new double[classes.length];
    for (int c = 0; c < classes.length; c++) {
      biases[c] = loss.bias(parameters, c);
      for (int i = 0; i < mean.length; i++) {
        double spread = deviation[i] == 0 ? 1 : deviation[i];
        weights[c][i] = loss.weight(parameters, c, i) / spread;
        biases[c] -= weights[c][i] * mean[i];
      }
    }
    return new LinearClassifier(
        classes, weights, biases, minimum.iterations(), minimum.converged());
  }

  /** The labels it can predict: those of the training rows, in ascending order. */
  public int[] classes() {
    return classes.clone();
  }

  /** One score a class, in the order of {@link #classes()}. */
  public double[] scores(float[] embedding) {
    Require.that(
        embedding.length == weights[0].length,
        "embedding must have %d numbers, but has %d",
        weights[0].length,
        embedding.length);
    double[] scores = new double[classes.length];
    for (int c = 0; c < classes.length; c++) {
      double sum = 0;
      for (int i = 0; i < embedding.length; i++) {
        sum += weights[c][i] * embedding[i];
      }
      scores[c] = sum + biases[c];
    }
    return scores;
  }

  /** Probability of each class, in the order of {@link #classes()}: softmax of the scores. */
  public double[] probabilities(float[] embedding) {
    double[] scores = scores(embedding);
    double largest = Arrays.stream(scores).max().orElseThrow();
    double[] exponentials = Arrays.stream(scores).map(s -> Math.exp(s - largest)).toArray();
    double sum = Arrays.stream(exponentials).sum();
    return Arrays.stream(exponentials).map(e -> e / sum).toArray();
  }

  /**
   * Names the class with the highest score for each row; of equal ones the first.
   *
   * @throws IllegalArgumentException if the dimension is not that of the training rows
   */
  public Classification classify(Embeddings test) {
    int[] predictions = new int[test.size()];
    Parallel.each(
        test.size(),
        row -> {
          double[] scores = scores(test.row(row));
          int best = 0;
          for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
          }
          predictions[row] = classes[best];
        });
    return new Classification(predictions, test);
  }

  /** Steps that the minimiser took. */
  public int iterations() {
    return iterations;
  }

  /** Whether the tolerance was reached. */
  public boolean converged() {
    return converged;
  }
}
