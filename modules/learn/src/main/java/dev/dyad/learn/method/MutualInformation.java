package dev.dyad.learn.method;

import ai.djl.ndarray.NDArray;
import dev.dyad.learn.Script;

/** An estimate of how much parts of samples tell about the whole. */
final class MutualInformation {
  private static final Script JENSEN_SHANNON =
      Script.of(
          """
          def jensen_shannon(local: Tensor, whole: Tensor, counts: Tensor) -> Tensor:
            s = torch.mm(local, torch.t(whole))
            parts = torch.size(s, 0)
            samples = torch.size(s, 1)
            own = torch.gather(s, 1, torch.unsqueeze(torch.repeat_interleave(counts), 1))
            high = torch.sum(torch.softplus(s))
            others = torch.sub(high, torch.sum(torch.softplus(own)))
            negative = torch.div(others, parts * (samples - 1))
            positive = torch.mean(torch.softplus(torch.neg(own)))
            return torch.add(negative, positive)
          """);

  private MutualInformation() {}

  /**
   * The estimate of Jensen and Shannon, negated and up to a constant: for s = local · whole, the
   * mean of softplus(-s) over each part with its own sample, plus the mean of softplus(s) over each
   * part with all other samples.
   *
   * @param local parts of the samples, shape (V, D), those of the first sample first
   * @param whole the samples, shape (N, D), N ≥ 2
   * @param counts number of parts of each sample, shape (N), 64-bit integers
   * @return a scalar; 2 log 2 if all products are 0
   * @see <a href="https://arxiv.org/abs/1908.01000">Sun et al. 2020 (InfoGraph), eq. 4</a>
   */
  static NDArray jensenShannon(NDArray local, NDArray whole, NDArray counts) {
    return JENSEN_SHANNON.call(local.getManager(), local, whole, counts).singletonOrThrow();
  }
}
