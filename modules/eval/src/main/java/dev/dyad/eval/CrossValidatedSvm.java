package dev.dyad.eval;

import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cross-validated accuracy of a support vector machine: each fold is scored by a machine that has
 * learnt from the others. Kernel and cost are chosen within those others alone, by the accuracy of
 * a cross-validation of their own (of equal ones, the kernel named first, then the lowest cost); so
 * is the standardisation. No label of a fold takes part in any choice for that fold. Several
 * classes are told apart two by two, by vote.
 *
 * <p>Everything is repeated with other random folds, stratified by class, because one division says
 * little on small data. Needs 4 bytes times the square of the number of rows, several times.
 *
 * @param folds into how many parts the samples are divided
 * @param repeats how often
 * @param innerFolds into how many parts the rest is divided to choose kernel and cost
 * @param kernels to choose from
 * @param costs to choose from, ascending
 * @param key where the divisions come from; the same for every encoder
 */
public record CrossValidatedSvm(
    int folds,
    int repeats,
    int innerFolds,
    List<Kernel> kernels,
    List<Double> costs,
    RandomKey key) {
  /** Costs from 0.01 to 100. */
  public static final List<Double> COSTS = List.of(0.01, 0.1, 1.0, 10.0, 100.0);

  /** Ten folds five times, linear machines, costs from 0.01 to 100 chosen in five inner folds. */
  public CrossValidatedSvm(RandomKey key) {
    this(10, 5, 5, List.of(Kernel.LINEAR, Kernel.COSINE), COSTS, key);
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a number is too small, or costs do not rise
   */
  public CrossValidatedSvm {
    kernels = List.copyOf(kernels);
    costs = List.copyOf(costs);
    Require.within("folds", folds, 2, 1000);
    Require.within("repeats", repeats, 1, 1000);
    Require.within("innerFolds", innerFolds, 2, 1000);
    Require.that(!kernels.isEmpty(), "kernels must name at least one kernel");
    Require.that(!costs.isEmpty(), "costs must hold at least one number");
    for (int i = 0; i < costs.size(); i++) {
      Require.positive("costs", costs.get(i));
      Require.that(
          i == 0 || costs.get(i) > costs.get(i - 1), "costs must rise, but were %s", costs);
    }
  }

  /**
   * Mean accuracy over folds and repeats as {@code crossValidation.accuracy}. Details: {@code
   * deviation}, that of the folds of one repeat, its mean over the repeats; {@code
   * repeatDeviation}, that of the means of the repeats, 0 for one (both dividing by the number less
   * 1); folds, repeats and rows.
   *
   * @param data whose labelled rows are divided
   * @throws IllegalArgumentException if they are fewer than folds or of one class only
   */
  public Score of(Embeddings data) {
    Embeddings rows = data.labelled();
    int[] classes = rows.classes();
    Require.that(
        classes.length > 1,
        "cross-validation needs at least two classes, but all %d samples are of one",
        rows.size());
    int[] labels =
        Arrays.stream(rows.labels()).map(label -> Arrays.binarySearch(classes, label)).toArray();
    var work = new Work(rows, labels, classes.length);
    double[] accuracies = work.accuracies();
    double[] means = new double[repeats];
    double[] deviations = new double[repeats];
    for (int r = 0; r < repeats; r++) {
      double[] own = Arrays.copyOfRange(accuracies, r * folds, (r + 1) * folds);
      means[r] = mean(own);
      deviations[r] = deviation(own);
    }
    return new Score("crossValidation.accuracy", mean(means))
        .with("deviation", mean(deviations))
        .with("repeatDeviation", deviation(means))
        .with("folds", folds)
        .with("repeats", repeats)
        .with("rows", rows.size());
  }

  /**
   * Accuracy as {@code svm.accuracy} of one machine that learns from all training rows and is
   * scored on all test rows; kernel, cost and standardisation come from the training rows alone, by
   * cross-validation in innerFolds. Folds and repeats have no part in it.
   *
   * @throws IllegalArgumentException if the two do not fit, or training rows are of one class only
   */
  public Score ofSplit(Embeddings train, Embeddings test) {
    Embeddings.requireAlike(train, test);
    Embeddings fit = train.labelled();
    Embeddings scored = test.labelled();
    int[] classes = fit.classes();
    Require.that(
        classes.length > 1,
        "a support vector machine needs at least two classes, but all %d samples are of one",
        fit.size());
    float[][] vectors = Arrays.copyOf(fit.rows(), fit.size() + scored.size());
    System.arraycopy(scored.rows(), 0, vectors, fit.size(), scored.size());
    int[] labels =
        IntStream.concat(IntStream.of(fit.labels()), IntStream.of(scored.labels()))
            .map(label -> Arrays.binarySearch(classes, label)) // below 0: in the test rows only
            .toArray();
    var work = new Work(Embeddings.of(vectors), labels, classes.length);
    int[] learnt = IntStream.range(0, fit.size()).toArray();
    int[] rest = IntStream.range(fit.size(), vectors.length).toArray();
    return new Score("svm.accuracy", work.accuracy(List.of(learnt, rest), 1, key.with("inner")))
        .with("trainRows", fit.size())
        .with("testRows", scored.size());
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  /** A kernel and a cost. */
  private record Choice(int kernel, int cost) {}

  private final class Work {
    private final Embeddings rows;
    private final int[] labels;
    private final int classes;

    Work(Embeddings rows, int[] labels, int classes) {
      this.rows = rows;
      this.labels = labels;
      this.classes = classes;
    }

    /** The accuracy of each fold, repeat after repeat. */
    double[] accuracies() {
      int[] all = IntStream.range(0, rows.size()).toArray();
      var parts = new ArrayList<List<int[]>>();
      for (int r = 0; r < repeats; r++) {
        parts.add(Folds.of(all, labels, classes, folds, key.with(r)));
      }
      double[] accuracies = new double[repeats * folds];
      Parallel.each(
          repeats * folds,
          i -> {
            RandomKey inner = key.with(i / folds).with("inner").with(i % folds);
            accuracies[i] = accuracy(parts.get(i / folds), i % folds, inner);
          });
      return accuracies;
    }

    private double accuracy(List<int[]> parts, int scored, RandomKey inner) {
      int[] train = Folds.others(parts, scored);
      int[] test = parts.get(scored);
      float[][][] matrices =
          kernels.stream().map(k -> KernelMatrix.of(k, rows, train)).toArray(float[][][]::new);
      Choice best = choice(matrices, train, inner);
      var machine = new PairwiseSvm(matrices[best.kernel()], labels, classes, train);
      machine.fit(costs.get(best.cost()));
      return (double) machine.hits(test, labels) / test.length;
    }

    private Choice choice(float[][][] matrices, int[] train, RandomKey inner) {
      List<int[]> parts =
          Folds.of(train, labels, classes, Math.min(innerFolds, train.length), inner);
      Choice best = new Choice(0, 0);
      int most = -1;
      for (int k = 0; k < matrices.length; k++) {
        int[] hits = new int[costs.size()];
        for (int part = 0; part < parts.size(); part++) {
          int[] rest = Folds.others(parts, part);
          var machine = new PairwiseSvm(matrices[k], labels, classes, rest);
          for (int c = 0; c < hits.length; c++) {
            machine.fit(costs.get(c));
            hits[c] += machine.hits(parts.get(part), labels);
          }
        }
        for (int c = 0; c < hits.length; c++) {
          if (hits[c] > most) {
            most = hits[c];
            best = new Choice(k, c);
          }
        }
      }
      return best;
    }
  }
}
