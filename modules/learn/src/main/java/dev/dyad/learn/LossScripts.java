package dev.dyad.learn;

/** The arithmetic of {@link Losses} in TorchScript: one native call each. */
final class LossScripts {
  private LossScripts() {}

  /**
   * Unit rows. Half precision is widened first; rows are scaled by their largest entry first, so
   * that no norm overflows; rows of zeros stay.
   */
  private static final String NORMALIZED =
      """
      def normalized(z: Tensor) -> Tensor:
        if torch.element_size(z) < 4:
          x = torch.to(z, 6)
        else:
          x = z
        scale = torch.amax(torch.abs(torch.detach(x)), [1], True)
        scaled = torch.div(x, torch.masked_fill(scale, torch.eq(scale, 0), 1))
        norm = torch.norm(scaled, 2, [1], True)
        return torch.div(scaled, torch.masked_fill(norm, torch.eq(norm, 0), 1))
      """;

  static final Script NT_XENT =
      Script.of(
          """
          def nt_xent(z1: Tensor, z2: Tensor, temperature: float) -> Tensor:
            n = torch.size(z1, 0)
            z = torch.mul(__torch__.normalized(torch.cat([z1, z2])), temperature ** -0.5)
            positive = torch.sum(torch.mul(torch.narrow(z, 0, 0, n), torch.narrow(z, 0, n, n)), [1])
            s = torch.fill_diagonal_(torch.mm(z, torch.t(z)), -inf)
            return torch.sub(torch.mean(torch.logsumexp(s, [1])), torch.mean(positive))
          """
              + NORMALIZED);

  /** As NT_XENT, without the pairs of one group, except each view and its partner. */
  static final Script NT_XENT_GROUPS =
      Script.of(
          """
          def nt_xent_groups(z1: Tensor, z2: Tensor, groups: Tensor, temperature: float) -> Tensor:
            n = torch.size(z1, 0)
            z = torch.mul(__torch__.normalized(torch.cat([z1, z2])), temperature ** -0.5)
            positive = torch.sum(torch.mul(torch.narrow(z, 0, 0, n), torch.narrow(z, 0, n, n)), [1])
            same = torch.eq(torch.unsqueeze(groups, 0), torch.unsqueeze(groups, 1))
            other = torch.fill_diagonal_(torch.clone(same), False)
            left = torch.cat([same, other])
            right = torch.cat([other, same])
            mask = torch.cat([left, right], 1)
            s = torch.masked_fill(torch.mm(z, torch.t(z)), mask, -inf)
            return torch.sub(torch.mean(torch.logsumexp(s, [1])), torch.mean(positive))
          """
              + NORMALIZED);

  static final Script INFO_NCE =
      Script.of(
          """
          def info_nce(queries: Tensor, keys: Tensor, temperature: float, both: bool) -> Tensor:
            q = torch.mul(__torch__.normalized(queries), temperature ** -1.)
            s = torch.mm(q, torch.t(__torch__.normalized(keys)))
            positive = torch.mean(torch.diagonal(s))
            loss = torch.sub(torch.mean(torch.logsumexp(s, [1])), positive)
            if both:
              reverse = torch.sub(torch.mean(torch.logsumexp(s, [0])), positive)
              result = torch.mul(torch.add(loss, reverse), 0.5)
            else:
              result = loss
            return result
          """
              + NORMALIZED);

  static final Script MARGIN =
      Script.of(
          """
          def margin_contrastive(z1: Tensor, z2: Tensor, same: Tensor, margin: float) -> Tensor:
            difference = torch.sub(z1, z2)
            near = torch.sum(torch.mul(difference, difference), [1])
            gap = torch.relu(torch.rsub(torch.norm(difference, 2, [1], False), margin))
            far = torch.mul(gap, gap)
            return torch.mul(torch.mean(torch.where(torch.ne(same, 0), near, far)), 0.5)
          """);

  static final Script TRIPLET =
      Script.of(
          """
          def triplet(anchor: Tensor, positive: Tensor, negative: Tensor, margin: float) -> Tensor:
            near = torch.norm(torch.sub(anchor, positive), 2, [1], False)
            far = torch.norm(torch.sub(anchor, negative), 2, [1], False)
            return torch.mean(torch.relu(torch.add(torch.sub(near, far), margin)))
          """);
}
