package dev.dyad.learn;

import static dev.dyad.learn.LossInputs.requireRows;
import static dev.dyad.learn.LossInputs.requireSameShape;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.dyad.core.Require;
import java.util.List;

/**
 * Losses by which partners must find each other among others that may mean the same; pure functions
 * like {@link Losses}.
 */
public final class RankingLosses {
  private RankingLosses() {}

  /**
   * Multiple negatives ranking: each anchor must find its positive among the positives of all
   * anchors and all hard negatives, except those that mean the same as its own. For unit vectors:
   * -log( exp(a_i·p_i/t) / (Σ_j exp(a_i·p_j/t) + Σ_m exp(a_i·h_m/t)) ), over j = i and all j with
   * {@code same}(i, j) false, mean over i, in nats.
   *
   * @param anchors shape (N, D), N ≥ 2; need not be unit length
   * @param positives partners of the anchors in the same order, shape (N, D)
   * @param hardNegatives alike but of other meaning, each of shape (M, D); may be empty
   * @param same true where positive j is no negative of anchor i; shape (N, N), the diagonal is not
   *     looked at; or (N, N + M), where the hard negatives follow
   * @param temperature t &gt; 0; 0.05 in SimCSE and in sentence-transformers (scale 20)
   * @param symmetric whether positives must find their anchors too; then the mean of both
   * @return a scalar; log(N + M) for M hard negatives if all embeddings are equal, not symmetric
   * @throws IllegalArgumentException if the shapes do not fit or temperature is not positive
   * @see <a href="https://arxiv.org/abs/1705.00652">Henderson et al. 2017, section 4.4</a>; equals
   *     {@link Losses#infoNce(NDArray, NDArray, double)} if nothing is the same
   */
  public static NDArray multipleNegatives(
      NDArray anchors,
      NDArray positives,
      List<NDArray> hardNegatives,
      NDArray same,
      double temperature,
      boolean symmetric) {
    requireRows("anchors", anchors, 2);
    requireSameShape("positives", positives, "anchors", anchors);
    long n = anchors.getShape().get(0);
    long all = n + hardNegatives.stream().mapToLong(h -> h.getShape().get(0)).sum();
    Require.that(
        same.getShape().equals(new Shape(n, n)) || same.getShape().equals(new Shape(n, all)),
        "same must have a value for each pair, shape (%d, %d) or (%d, %d), but had shape %s",
        n,
        n,
        n,
        all,
        same.getShape());
    Require.positive("temperature", temperature);
    var keys = new NDList(positives);
    keys.addAll(hardNegatives);
    return LossScripts.MULTIPLE_NEGATIVES
        .call(anchors.getManager(), anchors, keys, same, temperature, symmetric)
        .singletonOrThrow();
  }
}
