package dev.dyad.learn;

import static dev.dyad.learn.LossInputs.requireRows;
import static dev.dyad.learn.LossInputs.requireSameShape;

import ai.djl.ndarray.NDArray;
import dev.dyad.core.Require;

/**
 * Losses of a prediction against a target that no gradient reaches: pure functions like {@link
 * Losses}.
 */
public final class PredictionLosses {
  private PredictionLosses() {}

  /**
   * Mean of minus the cosine of each prediction and its target (SimSiam); BYOL's |p - z|² of unit
   * vectors is 2 plus twice this.
   *
   * @param predictions shape (N, D); need not be unit length
   * @param targets shape (N, D); no gradient flows into them
   * @return a scalar, -1..1; -1 if each prediction points where its target does
   * @throws IllegalArgumentException if the shapes differ
   * @see <a href="https://arxiv.org/abs/2011.10566">Chen and He 2020, eq. 1 and 3</a>
   * @see <a href="https://arxiv.org/abs/2006.07733">Grill et al. 2020, eq. 2</a>
   */
  public static NDArray negativeCosine(NDArray predictions, NDArray targets) {
    requireRows("predictions", predictions, 1);
    requireSameShape("targets", targets, "predictions", predictions);
    return PredictionScripts.NEGATIVE_COSINE
        .call(predictions.getManager(), predictions, targets)
        .singletonOrThrow();
  }

  /**
   * Codes of a batch: to which prototypes its samples belong, so that all prototypes get the same
   * share of the batch (Sinkhorn-Knopp on exp(scores/ε), in logarithms). No gradient flows through.
   *
   * @param scores cosines of samples and prototypes, shape (N, K)
   * @param epsilon ε &gt; 0: the smaller, the harder the codes; 0.05 in the paper
   * @param rounds of bringing prototypes and then samples to equal shares; 3 in the paper
   * @return shape (N, K), rows sum to 1; 1/K everywhere if all scores are equal
   * @throws IllegalArgumentException if the shape does not fit or a number is not positive
   * @see <a href="https://arxiv.org/abs/2006.09882">Caron et al. 2020, eq. 3 to 5</a>
   */
  public static NDArray sinkhorn(NDArray scores, double epsilon, int rounds) {
    requireRows("scores", scores, 1);
    Require.positive("epsilon", epsilon);
    Require.positive("rounds", rounds);
    return PredictionScripts.SINKHORN
        .call(scores.getManager(), scores, epsilon, rounds)
        .singletonOrThrow();
  }

  /**
   * Swapped prediction (SwAV): one view's scores must tell another view's codes. -Σ_k q_ik log
   * softmax(s_i/t)_k, mean over i, in nats.
   *
   * @param scores cosines of one view's embeddings and the prototypes, shape (N, K)
   * @param codes of another view of the same samples, shape (N, K); no gradient flows into them
   * @param temperature t &gt; 0; 0.1 in the paper
   * @return a scalar; log(K) if all scores are equal and the codes' rows sum to 1
   * @throws IllegalArgumentException if the shapes differ or temperature is not positive
   * @see <a href="https://arxiv.org/abs/2006.09882">Caron et al. 2020, eq. 2</a>
   */
  public static NDArray swapped(NDArray scores, NDArray codes, double temperature) {
    requireRows("scores", scores, 1);
    requireSameShape("codes", codes, "scores", scores);
    Require.positive("temperature", temperature);
    return PredictionScripts.SWAPPED
        .call(scores.getManager(), scores, codes, temperature)
        .singletonOrThrow();
  }
}
