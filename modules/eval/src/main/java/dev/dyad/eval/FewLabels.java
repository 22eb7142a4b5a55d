package dev.dyad.eval;

import dev.dyad.core.Permutation;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A probe that gets only a few labels of each class, drawn anew several times.
 *
 * @param labelsPerClass training rows of each class, 1 or more
 * @param draws how many training sets are drawn
 * @param probe what is fitted on each
 * @param key where the draws come from; the same rows for every encoder
 */
public record FewLabels(int labelsPerClass, int draws, Metric probe, RandomKey key)
    implements Metric {
  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public FewLabels {
    Require.positive("labelsPerClass", labelsPerClass);
    Require.positive("draws", draws);
  }

  /** Ten draws for a {@link LinearProbe}. */
  public FewLabels(int labelsPerClass) {
    this(labelsPerClass, 10, new LinearProbe(), RandomKey.of(0));
  }

  /**
   * Mean figure over the draws as {@code fewLabels.N.accuracy}, with its deviation (dividing by
   * draws - 1; 0 for one draw), the least and the greatest.
   *
   * @throws IllegalArgumentException if a class of train has fewer than labelsPerClass rows
   */
  @Override
  public Score of(Embeddings train, Embeddings test) {
    double[] figures =
        IntStream.range(0, draws)
            .mapToDouble(draw -> probe.of(train.select(drawn(train, draw)), test).value())
            .toArray();
    double mean = Arrays.stream(figures).sum() / draws;
    double squares = Arrays.stream(figures).map(f -> (f - mean) * (f - mean)).sum();
    return new Score("fewLabels." + labelsPerClass + ".accuracy", mean)
        .with("deviation", draws == 1 ? 0 : Math.sqrt(squares / (draws - 1)))
        .with("least", Arrays.stream(figures).min().orElse(mean))
        .with("greatest", Arrays.stream(figures).max().orElse(mean))
        .with("draws", draws)
        .with("labelsPerClass", labelsPerClass);
  }

  /** The rows of one draw, class by class. */
  int[] drawn(Embeddings train, int draw) {
    return Arrays.stream(train.labelled().classes())
        .flatMap(label -> Arrays.stream(drawn(train, draw, label)))
        .toArray();
  }

  private int[] drawn(Embeddings train, int draw, int label) {
    int[] rows = IntStream.range(0, train.size()).filter(i -> train.label(i) == label).toArray();
    Require.that(
        rows.length >= labelsPerClass,
        "labelsPerClass must be at most %d, the rows of class '%s', but was %d",
        rows.length,
        train.labelNames().get(label),
        labelsPerClass);
    int[] order = Permutation.of(rows.length, key.with(draw).with(label).generator());
    return Arrays.stream(order).limit(labelsPerClass).map(i -> rows[i]).sorted().toArray();
  }
}
