package dev.dyad.cli;

import dev.dyad.core.RandomKey;
import dev.dyad.eval.CrossValidatedSvm;
import dev.dyad.eval.Kernel;
import dev.dyad.eval.Score;
import java.util.List;

/**
 * The usual protocol for time series (TS2Vec): a support vector machine fitted on the training
 * split and scored on the test split, its kernel and cost chosen by cross-validation within the
 * training split.
 *
 * @param innerFolds into how many parts the training samples are divided to choose kernel and cost
 * @param kernels to choose from
 * @param costs to choose from, ascending
 */
record SupportVectorMachine(int innerFolds, List<Kernel> kernels, List<Double> costs)
    implements Protocol {
  /** Gaussian, five folds, costs from 0.0001 to 10,000, as TS2Vec. */
  SupportVectorMachine() {
    this(
        5,
        List.of(Kernel.RBF),
        List.of(0.0001, 0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0, 10_000.0));
  }

  SupportVectorMachine {
    kernels = List.copyOf(kernels);
    costs = List.copyOf(costs);
    var checked = new CrossValidatedSvm(2, 1, innerFolds, kernels, costs, RandomKey.of(0));
    dev.dyad.core.Require.that(checked.folds() == 2, "it checks its own rules");
  }

  @Override
  public <T> List<Score> scores(Represented<T> data) {
    if (!data.isClassified()) {
      return List.of();
    }
    RandomKey key = RandomKey.of(data.recipe().seed()).with("supportVectorMachine");
    var metric = new CrossValidatedSvm(2, 1, innerFolds, kernels, costs, key);
    return List.of(metric.ofSplit(data.train(), data.test()));
  }
}
