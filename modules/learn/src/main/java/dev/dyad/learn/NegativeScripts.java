package dev.dyad.learn;

/** The arithmetic of {@link NegativeLosses} in TorchScript: one native call each. */
final class NegativeScripts {
  private NegativeScripts() {}

  /**
   * All similarities of the 2N views, each view's with its partner, and which are no negatives.
   * Rows without any negative are kept finite, for their gradients, and weighted by 0.
   */
  private static final String SIMILARITIES =
      """
      def similarities(z1: Tensor, z2: Tensor, groups: Tensor, temperature: float) \
      -> Tuple[Tensor, Tensor, Tensor, Tensor]:
        n = torch.size(z1, 0)
        z = torch.mul(__torch__.normalized(torch.cat([z1, z2])), temperature ** -0.5)
        half = torch.sum(torch.mul(torch.narrow(z, 0, 0, n), torch.narrow(z, 0, n, n)), [1])
        positive = torch.cat([half, half])
        group = torch.cat([groups, groups])
        same = torch.eq(torch.unsqueeze(group, 0), torch.unsqueeze(group, 1))
        lonely = torch.all(same, 1, True)
        s = torch.masked_fill(torch.mm(z, torch.t(z)), torch.logical_and(same, \
      torch.logical_not(lonely)), -inf)
        counted = torch.to(torch.squeeze(torch.logical_not(lonely), 1), s)
        negatives = torch.sum(torch.to(torch.logical_not(same), s), [1])
        return (s, positive, counted, negatives)
      """
          + LossScripts.NORMALIZED;

  static final Script DECOUPLED =
      Script.of(
          """
          def decoupled(z1: Tensor, z2: Tensor, groups: Tensor, temperature: float, \
          sigma: float) -> Tensor:
            s, positive, counted, negatives = \
          __torch__.similarities(z1, z2, groups, temperature)
            if torch.gt(sigma, 0.):
              near = torch.mul(torch.detach(positive), torch.div(temperature, sigma))
              share = torch.mul(torch.softmax(near, 0), torch.size(near, 0))
              weight = torch.rsub(share, 2)
            else:
              weight = torch.ones_like(positive)
            rows = torch.sub(torch.logsumexp(s, [1]), torch.mul(weight, positive))
            return torch.mean(torch.mul(rows, counted))
          """
              + SIMILARITIES);

  /**
   * Everything is times exp(-m), m the row's largest similarity, so that nothing overflows; the
   * floor of g is M·exp(-1/t).
   */
  static final Script HARD =
      Script.of(
          """
          def hard_negatives(z1: Tensor, z2: Tensor, groups: Tensor, temperature: float, \
          hardness: float, prior: float) -> Tensor:
            s, positive, counted, m = __torch__.similarities(z1, z2, groups, temperature)
            count = torch.clamp_min(m, 1)
            upper = torch.logsumexp(torch.mul(s, torch.add(hardness, 1.)), [1])
            if torch.gt(hardness, 0.):
              lower = torch.logsumexp(torch.mul(s, hardness), [1])
            else:
              lower = torch.log(count)
            reweighted = torch.add(torch.sub(upper, lower), torch.log(count))
            top = torch.detach(torch.maximum(reweighted, positive))
            own = torch.exp(torch.sub(positive, top))
            others = torch.sub(torch.exp(torch.sub(reweighted, top)), \
          torch.mul(torch.mul(own, count), prior))
            floor = torch.mul(torch.exp(torch.rsub(top, torch.neg(temperature ** -1.))), count)
            g = torch.maximum(torch.div(others, torch.sub(1., prior)), floor)
            rows = torch.sub(torch.add(torch.log(torch.add(own, g)), top), positive)
            return torch.mean(torch.mul(rows, counted))
          """
              + SIMILARITIES);
}
