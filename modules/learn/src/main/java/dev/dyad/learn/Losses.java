package dev.dyad.learn;

import static dev.dyad.learn.LossInputs.requireOneEach;
import static dev.dyad.learn.LossInputs.requireRows;
import static dev.dyad.learn.LossInputs.requireSameColumns;
import static dev.dyad.learn.LossInputs.requireSameShape;

import ai.djl.ndarray.NDArray;
import dev.dyad.core.Require;

/**
 * Losses as pure functions of embeddings: each returns a scalar that gradients flow through and
 * that belongs to the manager of its first argument. Embeddings in half precision are widened to 32
 * bits before any exponential.
 */
public final class Losses {
  private Losses() {}

  /**
   * NT-Xent (SimCLR): each view must find its partner among all other views of the batch. For unit
   * vectors z with positive p(i): -log( exp(z_i·z_p(i)/t) / Σ_{k≠i} exp(z_i·z_k/t) ), mean over i,
   * in nats. The positive of row i of the 2N rows is row (i + N) mod 2N.
   *
   * @param z1 first views, shape (N, D), N ≥ 2; need not be unit length, rows of zeros have
   *     similarity 0 to all
   * @param z2 second views of the same samples in the same order, shape (N, D)
   * @param temperature t &gt; 0; 0.5 in the paper for CIFAR-10
   * @return a scalar; log(2N - 1) if all embeddings are equal
   * @throws IllegalArgumentException if the shapes differ or temperature is not positive
   * @see <a href="https://arxiv.org/abs/2002.05709">Chen et al. 2020, eq. 1</a>
   */
  public static NDArray ntXent(NDArray z1, NDArray z2, double temperature) {
    requireRows("z1", z1, 2);
    requireSameShape("z2", z2, "z1", z1);
    Require.positive("temperature", temperature);
    return LossScripts.NT_XENT.call(z1.getManager(), z1, z2, temperature).singletonOrThrow();
  }

  /**
   * NT-Xent in which samples of one group are not each other's negatives: exact copies in a batch
   * share a group, so that no view is pushed from its own copy. Each view's only positive stays its
   * partner. Equals {@link #ntXent(NDArray, NDArray, double)} if all groups differ.
   *
   * @param z1 first views, shape (N, D), N ≥ 2
   * @param z2 second views of the same samples in the same order, shape (N, D)
   * @param groups a number for each sample, shape (N)
   * @param temperature t &gt; 0
   * @return a scalar; 0 if all samples are of one group
   * @throws IllegalArgumentException if the shapes do not fit or temperature is not positive
   */
  public static NDArray ntXent(NDArray z1, NDArray z2, NDArray groups, double temperature) {
    requireRows("z1", z1, 2);
    requireSameShape("z2", z2, "z1", z1);
    requireOneEach("groups", groups, z1);
    Require.positive("temperature", temperature);
    return LossScripts.NT_XENT_GROUPS
        .call(z1.getManager(), z1, z2, groups, temperature)
        .singletonOrThrow();
  }

  /**
   * InfoNCE: each query must find its key among all keys. For unit vectors: -log( exp(q_i·k_i/t) /
   * Σ_j exp(q_i·k_j/t) ), mean over i, in nats. Unlike NT-Xent, queries are never compared with
   * each other.
   *
   * @param queries shape (N, D), N ≥ 2; need not be unit length
   * @param keys shape (N + M, D), M ≥ 0: key i &lt; N belongs to query i, the others are further
   *     negatives
   * @param temperature t &gt; 0; 0.07 in the MoCo paper
   * @return a scalar; log(N + M) if all embeddings are equal
   * @throws IllegalArgumentException if the shapes do not fit or temperature is not positive
   * @see <a href="https://arxiv.org/abs/1807.03748">van den Oord et al. 2018, eq. 4</a>
   */
  public static NDArray infoNce(NDArray queries, NDArray keys, double temperature) {
    requireRows("queries", queries, 2);
    requireRows("keys", keys, queries.getShape().get(0));
    requireSameColumns("keys", keys, "queries", queries);
    return infoNce(queries, keys, temperature, false);
  }

  /**
   * Symmetric InfoNCE (CLIP): the mean of InfoNCE from a to b and from b to a.
   *
   * @param a shape (N, D), N ≥ 2; need not be unit length
   * @param b partners of the rows of a in the same order, shape (N, D)
   * @param temperature t &gt; 0; CLIP starts from 0.07
   * @return a scalar; log(N) if all embeddings are equal
   * @throws IllegalArgumentException if the shapes differ or temperature is not positive
   * @see <a href="https://arxiv.org/abs/2103.00020">Radford et al. 2021, figure 3</a>
   */
  public static NDArray symmetricInfoNce(NDArray a, NDArray b, double temperature) {
    requireRows("a", a, 2);
    requireSameShape("b", b, "a", a);
    return infoNce(a, b, temperature, true);
  }

  private static NDArray infoNce(NDArray queries, NDArray keys, double temperature, boolean both) {
    Require.positive("temperature", temperature);
    return LossScripts.INFO_NCE
        .call(queries.getManager(), queries, keys, temperature, both)
        .singletonOrThrow();
  }

  /**
   * InfoNCE in which samples of one group are not each other's negatives, such as exact copies in a
   * batch. Equals {@link #infoNce(NDArray, NDArray, double)} if all groups differ.
   *
   * @param queries shape (N, D), N ≥ 2; need not be unit length
   * @param keys key i belongs to query i, shape (N, D)
   * @param groups a number for each sample, shape (N)
   * @param temperature t &gt; 0
   * @return a scalar; 0 if all samples are of one group
   * @throws IllegalArgumentException if the shapes do not fit or temperature is not positive
   */
  public static NDArray infoNce(NDArray queries, NDArray keys, NDArray groups, double temperature) {
    requireRows("queries", queries, 2);
    requireSameShape("keys", keys, "queries", queries);
    requireOneEach("groups", groups, queries);
    Require.positive("temperature", temperature);
    return LossScripts.INFO_NCE_GROUPS
        .call(queries.getManager(), queries, keys, groups, temperature, true)
        .singletonOrThrow();
  }

  /**
   * InfoNCE on plain dot products (CPC, N-pair): neither unit length nor temperature. -log(
   * exp(q_i·k_i) / Σ_j exp(q_i·k_j) ), mean over i, in nats; the sum leaves out the keys of other
   * samples of the same group.
   *
   * @param queries shape (N, D), N ≥ 2
   * @param keys key i belongs to query i, shape (N, D)
   * @param groups a number for each sample, shape (N); samples of one group are not each other's
   *     negatives
   * @return a scalar; log(N) if all groups differ and all embeddings are equal
   * @throws IllegalArgumentException if the shapes do not fit
   * @see <a href="https://arxiv.org/abs/1807.03748">van den Oord et al. 2018, eq. 3 and 4</a>
   */
  public static NDArray dotInfoNce(NDArray queries, NDArray keys, NDArray groups) {
    requireRows("queries", queries, 2);
    requireSameShape("keys", keys, "queries", queries);
    requireOneEach("groups", groups, queries);
    return LossScripts.INFO_NCE_GROUPS
        .call(queries.getManager(), queries, keys, groups, 1.0, false)
        .singletonOrThrow();
  }

  /**
   * InfoNCE against a queue (MoCo): each query must find its own key among the queue's. For unit
   * vectors: -log( exp(q_i·k_i/t) / (exp(q_i·k_i/t) + Σ_j exp(q_i·u_j/t)) ), mean over i, in nats.
   * Gradients flow to the queries alone. From t = 0.025 upwards the queue is read in blocks and no
   * (N, K) matrix is ever held.
   *
   * @param queries shape (N, D); need not be unit length
   * @param keys key i belongs to query i and is no negative of another, shape (N, D)
   * @param queue the negatives u, shape (K, D), of unit length already
   * @param temperature t &gt; 0; 0.07 in the paper
   * @return a scalar; log(1 + K) if all embeddings are equal
   * @throws IllegalArgumentException if the shapes do not fit or temperature is not positive
   * @see <a href="https://arxiv.org/abs/1911.05722">He et al. 2019, eq. 1</a>
   */
  public static NDArray queueInfoNce(
      NDArray queries, NDArray keys, NDArray queue, double temperature) {
    requireRows("queries", queries, 1);
    requireSameShape("keys", keys, "queries", queries);
    requireRows("queue", queue, 1);
    requireSameColumns("queue", queue, "queries", queries);
    Require.positive("temperature", temperature);
    return LossScripts.QUEUE_INFO_NCE
        .call(queries.getManager(), queries, keys, queue, temperature)
        .singletonOrThrow();
  }

  /**
   * Supervised contrastive loss (SupCon): each view must find all other views of its kind among all
   * other views of the batch. For unit vectors: -1/|P(i)| Σ_{p ∈ P(i)} log( exp(z_i·z_p/t) /
   * Σ_{k≠i} exp(z_i·z_k/t) ), mean over the 2N views, in nats. Equals NT-Xent if all kinds differ.
   *
   * @param z1 first views, shape (N, D), N ≥ 2; need not be unit length
   * @param z2 second views of the same samples in the same order, shape (N, D)
   * @param kinds equal numbers for samples of one kind, shape (N)
   * @param temperature t &gt; 0; 0.1 in the paper
   * @return a scalar; log(2N - 1) if all embeddings are equal
   * @throws IllegalArgumentException if the shapes do not fit or temperature is not positive
   * @see <a href="https://arxiv.org/abs/2004.11362">Khosla et al. 2020, eq. 2</a>
   */
  public static NDArray supCon(NDArray z1, NDArray z2, NDArray kinds, double temperature) {
    requireRows("z1", z1, 2);
    requireSameShape("z2", z2, "z1", z1);
    requireOneEach("kinds", kinds, z1);
    Require.positive("temperature", temperature);
    return LossScripts.SUP_CON.call(z1.getManager(), z1, z2, kinds, temperature).singletonOrThrow();
  }

  /**
   * Margin contrastive loss (Siamese): pairs that are the same are drawn together, pairs that
   * differ are pushed apart until they are {@code margin} away. For d = |z1_i - z2_i|: ½·d² where
   * {@code same} is 1 (or true), ½·max(0, margin - d)² where it is 0 (or false), mean over i. The
   * paper's label Y means the opposite: Y = 1 is a pair that differs.
   *
   * @param z1 one of each pair, shape (N, D)
   * @param z2 the other of each pair, shape (N, D)
   * @param same 1 or true for pairs of the same kind, 0 or false for pairs of different kinds;
   *     shape (N)
   * @param margin distance from which different pairs are left alone, &gt; 0
   * @return a scalar; the gradient of a pair that differs and coincides is 0
   * @throws IllegalArgumentException if the shapes do not fit or margin is not positive
   * @see <a href="https://doi.org/10.1109/CVPR.2006.100">Hadsell et al. 2006, eq. 4</a>
   */
  public static NDArray marginContrastive(NDArray z1, NDArray z2, NDArray same, double margin) {
    requireRows("z1", z1, 1);
    requireSameShape("z2", z2, "z1", z1);
    requireOneEach("same", same, z1);
    Require.positive("margin", margin);
    return LossScripts.MARGIN.call(z1.getManager(), z1, z2, same, margin).singletonOrThrow();
  }

  /**
   * Triplet loss: the anchor must be nearer to its positive than to its negative by {@code margin}.
   * max(0, |a_i - p_i| - |a_i - n_i| + margin), Euclidean distances (not squared), mean over i.
   *
   * @param anchor shape (N, D)
   * @param positive of the same kind as the anchors, shape (N, D)
   * @param negative of other kinds than the anchors, shape (N, D)
   * @param margin &gt; 0, in the embedding's own units
   * @return a scalar; {@code margin} if all embeddings are equal
   * @throws IllegalArgumentException if the shapes differ or margin is not positive
   * @see <a href="https://arxiv.org/abs/1503.03832">Schroff et al. 2015</a>, who square the
   *     distances
   */
  public static NDArray triplet(NDArray anchor, NDArray positive, NDArray negative, double margin) {
    requireRows("anchor", anchor, 1);
    requireSameShape("positive", positive, "anchor", anchor);
    requireSameShape("negative", negative, "anchor", anchor);
    Require.positive("margin", margin);
    return LossScripts.TRIPLET
        .call(anchor.getManager(), anchor, positive, negative, margin)
        .singletonOrThrow();
  }
}
