package dev.dyad.cli;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import java.util.List;
import java.util.Optional;

/**
 * How a trained encoder is evaluated and shown.
 *
 * @param view what is done to a sample before it is embedded; the views' own choice where absent
 * @param protocols how representations are scored
 * @param neighbours k of the k-NN classifier
 * @param tsne points of the t-SNE plot, 0 for none
 */
record EvaluationSpec(
    Optional<Augmentation<?>> view, List<Protocol> protocols, int neighbours, int tsne) {
  EvaluationSpec {
    protocols = List.copyOf(protocols);
    Require.positive("evaluate.neighbours", neighbours);
    Require.within("evaluate.tsne", tsne, 0, 20_000);
  }

  EvaluationSpec() {
    this(Optional.empty(), List.of(new TrainTest()), 5, 2000);
  }
}
