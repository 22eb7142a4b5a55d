package dev.dyad.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.dyad.core.Require;

/** Losses of sequences of frames: pure functions like {@link Losses}. */
public final class SequenceLosses {
  /** In each of M, the P of one view must find their partners among all others of both views. */
  private static final Script HIERARCHICAL =
      Script.of(
          """
          def hierarchical(z1: Tensor, z2: Tensor, groups: Tensor, share: float, scales: int) \
          -> Tensor:
            a = z1
            b = z2
            total = torch.mul(torch.sum(torch.narrow(z1, 1, 0, 1)), 0)
            for i in range(scales):
              if torch.gt(i, 0):
                a = __torch__.coarser(a)
                b = __torch__.coarser(b)
              if torch.lt(0., share):
                rows = torch.transpose(a, 0, 1)
                partners = torch.transpose(b, 0, 1)
                instance = __torch__.contrast(rows, partners, groups)
                total = torch.add(total, torch.mul(instance, share))
              if torch.gt(torch.size(a, 1), 1):
                own = torch.arange(torch.size(a, 1), dtype=4, device=groups.device)
                temporal = __torch__.contrast(a, b, own)
                total = torch.add(total, torch.mul(temporal, torch.sub(1., share)))
            return torch.div(total, scales)

          def coarser(z: Tensor) -> Tensor:
            pooled = torch.max_pool1d(torch.transpose(z, 1, 2), [2], [2], [0], [1], False)
            return torch.transpose(pooled, 1, 2)

          def contrast(z1: Tensor, z2: Tensor, groups: Tensor) -> Tensor:
            p = torch.size(z1, 1)
            z = torch.cat([z1, z2], 1)
            s = torch.matmul(z, torch.transpose(z, 1, 2))
            group = torch.cat([groups, groups])
            same = torch.eq(torch.unsqueeze(group, 0), torch.unsqueeze(group, 1))
            places = torch.arange(torch.mul(p, 2), dtype=4, device=groups.device)
            partner = torch.remainder(torch.add(places, p), torch.mul(p, 2))
            hidden = torch.scatter_(same, 1, torch.unsqueeze(partner, 1), False)
            all = torch.logsumexp(torch.masked_fill(s, hidden, -inf), [2])
            positive = torch.sum(torch.mul(z1, z2), [2])
            return torch.sub(torch.mean(all), torch.mean(positive))
          """);

  private SequenceLosses() {}

  /**
   * Hierarchical contrast (TS2Vec) of two views of the same times. At each time, a series' frame
   * must find its partner among the frames of the batch (instance contrast); in each series, a
   * frame must find its partner among those of other times (temporal contrast): -log(exp(z·z') / Σ
   * exp(z·others)) of plain products, over both views. The same again after taking the greater of
   * each two neighbouring frames, until one is left; the mean over all scales, in nats. A batch of
   * one series has nothing to be told from, and one frame no other time: these parts are 0.
   *
   * @param z1 frames of one view, shape (N, T, D)
   * @param z2 frames of the other view of the same series at the same times, shape (N, T, D)
   * @param groups equal numbers for series that are exact copies, which are not each other's
   *     negatives, shape (N), 64-bit integers
   * @param instanceShare weight of the instance contrast, 0..1; the temporal one has the rest; 0.5
   *     in the paper
   * @return a scalar
   * @throws IllegalArgumentException if shapes do not fit or the share is out of range
   * @see <a href="https://arxiv.org/abs/2106.10466">Yue et al. 2022, eq. 1 to 3 and algorithm 1</a>
   */
  public static NDArray hierarchical(NDArray z1, NDArray z2, NDArray groups, double instanceShare) {
    Shape shape = z1.getShape();
    Require.that(
        shape.dimension() == 3 && shape.size() > 0,
        "z1 must have shape (N, T, D), but had shape %s",
        shape);
    LossInputs.requireSameShape("z2", z2, "z1", z1);
    LossInputs.requireOneEach("groups", groups, z1);
    Require.within("instanceShare", instanceShare, 0, 1);
    int scales =
        64 - Long.numberOfLeadingZeros(shape.get(1)); // 1 for one frame, 2 for two or three
    return HIERARCHICAL
        .call(z1.getManager(), z1, z2, groups, instanceShare, scales)
        .singletonOrThrow();
  }
}
