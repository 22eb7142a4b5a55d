package dev.dyad.eval;

import dev.dyad.core.Require;

/**
 * Multinomial logistic regression on frozen embeddings, to convergence: how well straight lines
 * part the classes. Each dimension is standardised by the mean and deviation of the training rows;
 * then the sum of -log p(label) plus penalty / 2 · |W|² (biases are free) is minimised by L-BFGS in
 * double precision. The minimum is unique, so there is nothing to tune or to seed. It is that of
 * scikit-learn's {@code LogisticRegression(C = 1 / penalty)} after {@code StandardScaler}.
 *
 * <p>Needs 4 bytes a number of the training embeddings beside them.
 *
 * @param penalty strength of the penalty, above 0
 * @param maxIterations when to stop in any case
 * @param tolerance stops where no partial derivative of the objective, divided by the number of
 *     rows, is larger
 * @see <a href="https://doi.org/10.1007/BF01589116">Liu and Nocedal 1989</a>, for the minimiser
 */
public record LinearProbe(double penalty, int maxIterations, double tolerance) implements Metric {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public LinearProbe {
    Require.positive("penalty", penalty);
    Require.positive("maxIterations", maxIterations);
    Require.positive("tolerance", tolerance);
  }

  /** Penalty 1. */
  public LinearProbe() {
    this(1);
  }

  /**
   * Another penalty, to convergence within 1e-4 or 2,000 iterations. Give a smaller tolerance where
   * weights rather than the accuracy matter.
   */
  public LinearProbe(double penalty) {
    this(penalty, 2000, 1e-4);
  }

  /**
   * Accuracy as {@code linear.accuracy}, with its 95 % interval, how many iterations it took, and
   * whether that reached the tolerance (1) or not (0).
   */
  @Override
  public Score of(Embeddings train, Embeddings test) {
    Embeddings.requireAlike(train, test);
    LinearClassifier fitted = fit(train);
    return fitted
        .classify(test)
        .score("linear.accuracy")
        .with("trainRows", train.labelled().size())
        .with("penalty", penalty)
        .with("iterations", fitted.iterations())
        .with("converged", fitted.converged() ? 1 : 0);
  }

  /**
   * Fits the labelled rows.
   *
   * @throws IllegalArgumentException if they have fewer than two classes
   */
  public LinearClassifier fit(Embeddings train) {
    Embeddings rows = train.labelled();
    int[] classes = rows.classes();
    Require.that(
        classes.length > 1,
        "a linear probe needs at least two classes, but all %d rows are of class '%s'",
        rows.size(),
        train.labelNames().get(classes[0]));
    double[] mean = Moments.mean(rows);
    double[] deviation = Moments.deviation(rows, mean);
    LogisticLoss loss = new LogisticLoss(rows, classes, mean, deviation, penalty);
    Lbfgs.Minimum minimum =
        new Lbfgs(maxIterations, tolerance).minimum(loss, new double[loss.parameters()]);
    return LinearClassifier.of(loss, minimum, classes, mean, deviation);
  }
}
