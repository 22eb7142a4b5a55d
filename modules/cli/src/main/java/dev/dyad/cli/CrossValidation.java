package dev.dyad.cli;

import dev.dyad.core.RandomKey;
import dev.dyad.eval.CrossValidatedSvm;
import dev.dyad.eval.Kernel;
import dev.dyad.eval.Score;
import java.util.List;

/**
 * The usual protocol for small data, such as sets of graphs: a support vector machine
 * cross-validated within the test samples, kernel and cost chosen within the training folds. The
 * encoder may have been trained on the same samples without their labels: {@code data: {train: all,
 * test: all}}.
 *
 * @param folds into how many parts the samples are divided
 * @param repeats how often, with other random parts; the same for the encoder and its controls
 * @param innerFolds into how many parts the training folds are divided to choose kernel and cost
 * @param kernels to choose from
 * @param costs to choose from, ascending
 */
record CrossValidation(
    int folds, int repeats, int innerFolds, List<Kernel> kernels, List<Double> costs)
    implements Protocol {
  CrossValidation() {
    this(10, 5);
  }

  CrossValidation(int folds, int repeats) {
    this(folds, repeats, 5, List.of(Kernel.LINEAR, Kernel.COSINE), CrossValidatedSvm.COSTS);
  }

  CrossValidation {
    kernels = List.copyOf(kernels);
    costs = List.copyOf(costs);
    var checked =
        new CrossValidatedSvm(folds, repeats, innerFolds, kernels, costs, RandomKey.of(0));
    dev.dyad.core.Require.that(checked.folds() == folds, "it checks its own rules");
  }

  @Override
  public boolean needsUnseenSamples() {
    return false;
  }

  @Override
  public <T> List<Score> scores(Represented<T> data) {
    if (!data.isClassified()) {
      return List.of();
    }
    RandomKey key = RandomKey.of(data.recipe().seed()).with("crossValidation");
    var metric = new CrossValidatedSvm(folds, repeats, innerFolds, kernels, costs, key);
    return List.of(metric.of(data.test()));
  }
}
