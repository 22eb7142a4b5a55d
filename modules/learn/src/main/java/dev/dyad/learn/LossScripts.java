package dev.dyad.learn;

/** The arithmetic of {@link Losses} in TorchScript: one native call each. */
final class LossScripts {
  private LossScripts() {}

  /**
   * Unit rows. Half precision is widened first; rows are scaled by their largest entry first, so
   * that no norm overflows; rows of zeros stay.
   */
  static final String NORMALIZED =
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

  /**
   * Up to 512 samples the whole matrix is one product, differentiated by the engine; beyond, blocks
   * of its rows are made and left one after the other, each giving its part of the gradient, so
   * that memory grows with N and not with N². The linear term hands the gradient on.
   */
  private static final String OVER_OTHERS =
      """
      def over_others(z: Tensor, groups: Tensor) -> Tensor:
        n = torch.floordiv(torch.size(z, 0), 2)
        group = torch.cat([groups, groups])
        if torch.le(n, 512):
          s = torch.mm(z, torch.t(z))
          masked = torch.masked_fill(s, __torch__.left_out(group, 0, torch.mul(n, 2)), -inf)
          result = torch.mean(torch.logsumexp(masked, [1]))
        else:
          result = __torch__.in_blocks(z, group)
        return result

      def in_blocks(z: Tensor, group: Tensor) -> Tensor:
        x = torch.detach(z)
        rows = torch.size(x, 0)
        slope = torch.zeros_like(x)
        total = torch.sum(slope)
        for i in range(torch.floordiv(torch.add(rows, 255), 256)):
          start = torch.mul(i, 256)
          count = ops.prim.min(256, torch.sub(rows, start))
          block = torch.narrow(x, 0, start, count)
          s = torch.mm(block, torch.t(x))
          masked = torch.masked_fill_(s, __torch__.left_out(group, start, count), -inf)
          lse = torch.logsumexp(masked, [1], True)
          total = torch.add_(total, torch.sum(lse))
          p = torch.exp_(torch.sub_(masked, lse))
          own = torch.addmm_(torch.narrow(slope, 0, start, count), p, x)
          slope = torch.addmm_(slope, torch.t(p), block)
        handed = torch.sum(torch.mul(torch.sub(z, x), slope))
        return torch.div(torch.add(total, handed), rows)

      def left_out(group: Tensor, start: int, count: int) -> Tensor:
        rows = torch.size(group, 0)
        block = torch.narrow(group, 0, start, count)
        same = torch.eq(torch.unsqueeze(block, 1), torch.unsqueeze(group, 0))
        places = torch.cumsum(torch.ones_like(group, dtype=4), 0)
        first = torch.sub(torch.narrow(places, 0, start, count), 1)
        partner = torch.remainder(torch.add(first, torch.floordiv(rows, 2)), rows)
        return torch.scatter_(same, 1, torch.unsqueeze(partner, 1), False)
      """;

  static final Script NT_XENT =
      Script.of(
          """
          def nt_xent(z1: Tensor, z2: Tensor, temperature: float) -> Tensor:
            places = torch.cumsum(torch.ones_like(torch.select(z1, 1, 0), dtype=4), 0)
            return __torch__.nt_xent_groups(z1, z2, places, temperature)

          """
              + ntXentOfGroups());

  /** As NT_XENT, without the pairs of one group, except each view and its partner. */
  static final Script NT_XENT_GROUPS = Script.of(ntXentOfGroups());

  private static String ntXentOfGroups() {
    return """
    def nt_xent_groups(z1: Tensor, z2: Tensor, groups: Tensor, temperature: float) -> Tensor:
      n = torch.size(z1, 0)
      z = torch.mul(__torch__.normalized(torch.cat([z1, z2])), temperature ** -0.5)
      positive = torch.sum(torch.mul(torch.narrow(z, 0, 0, n), torch.narrow(z, 0, n, n)), [1])
      return torch.sub(__torch__.over_others(z, groups), torch.mean(positive))

    """
        + OVER_OTHERS
        + NORMALIZED;
  }

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

  /** As INFO_NCE, without the pairs of one group, except each query and its key. */
  static final Script INFO_NCE_GROUPS =
      Script.of(
          """
          def info_nce_groups(queries: Tensor, keys: Tensor, groups: Tensor, temperature: float, \
          unit: bool) -> Tensor:
            if unit:
              q = torch.mul(__torch__.normalized(queries), temperature ** -1.)
              k = __torch__.normalized(keys)
            else:
              q = queries
              k = keys
            s = torch.mm(q, torch.t(k))
            same = torch.eq(torch.unsqueeze(groups, 0), torch.unsqueeze(groups, 1))
            masked = torch.masked_fill(s, torch.fill_diagonal_(same, False), -inf)
            return torch.mean(torch.sub(torch.logsumexp(masked, [1]), torch.diagonal(s)))
          """
              + NORMALIZED);

  /**
   * The queue's part of the sum, and its gradient, are found in one pass over blocks that stay in
   * the cache; the linear term hands the gradient on. As cosines are at most 1, exp(s - 1/t)
   * neither overflows nor, from t = 0.025, underflows.
   */
  static final Script QUEUE_INFO_NCE =
      Script.of(
          """
          def queue_info_nce(queries: Tensor, keys: Tensor, queue: Tensor, temperature: float) \
          -> Tensor:
            scale = temperature ** -1.
            q = torch.mul(__torch__.normalized(queries), scale)
            k = torch.detach(__torch__.normalized(keys))
            positive = torch.sum(torch.mul(q, k), [1])
            if torch.gt(temperature, 0.0249):
              lse, mean = __torch__.over_queue(torch.detach(q), queue, scale)
              slope = torch.sum(torch.mul(torch.sub(q, torch.detach(q)), mean), [1])
              others = torch.add(lse, slope)
            else:
              others = torch.logsumexp(torch.mm(q, torch.t(queue)), [1])
            return torch.mean(torch.sub(torch.logaddexp(positive, others), positive))

          def over_queue(q: Tensor, queue: Tensor, scale: float) -> Tuple[Tensor, Tensor]:
            rows = torch.size(queue, 0)
            shift = torch.full_like(torch.narrow(torch.select(q, 0, 0), 0, 0, 1), torch.neg(scale))
            total = torch.sum(torch.zeros_like(q), [1], True)
            mean = torch.zeros_like(q)
            for i in range(torch.floordiv(torch.add(rows, 2047), 2048)):
              start = torch.mul(i, 2048)
              block = torch.narrow(queue, 0, start, ops.prim.min(2048, torch.sub(rows, start)))
              e = torch.exp_(torch.addmm(shift, q, torch.t(block)))
              total = torch.add_(total, torch.sum(e, [1], True))
              mean = torch.addmm_(mean, e, block)
            lse = torch.add(torch.log(torch.squeeze(total, 1)), scale)
            return (lse, torch.div(mean, total))

          """
              + NORMALIZED);

  static final Script SUP_CON =
      Script.of(
          """
          def sup_con(z1: Tensor, z2: Tensor, kinds: Tensor, temperature: float) -> Tensor:
            z = torch.mul(__torch__.normalized(torch.cat([z1, z2])), temperature ** -0.5)
            s = torch.mm(z, torch.t(z))
            all = torch.logsumexp(torch.fill_diagonal_(torch.clone(s), -inf), [1])
            kind = torch.cat([kinds, kinds])
            same = torch.eq(torch.unsqueeze(kind, 0), torch.unsqueeze(kind, 1))
            positive = torch.to(torch.fill_diagonal_(same, False), s)
            near = torch.div(torch.sum(torch.mul(s, positive), [1]), torch.sum(positive, [1]))
            return torch.mean(torch.sub(all, near))
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

  /** Each anchor finds its key among all, but for those that mean the same. */
  static final Script MULTIPLE_NEGATIVES =
      Script.of(
          """
          def multiple_negatives(anchors: Tensor, keys: List[Tensor], same: Tensor, \
          temperature: float, both: bool) -> Tensor:
            q = torch.mul(__torch__.normalized(anchors), temperature ** -1.)
            all = torch.mm(q, torch.t(__torch__.normalized(torch.cat(keys))))
            n = torch.size(anchors, 0)
            others = torch.fill_diagonal_(torch.clone(torch.narrow(same, 1, 0, n)), False)
            s = torch.masked_fill(torch.narrow(all, 1, 0, n), others, -inf)
            hard = torch.narrow(all, 1, n, torch.size(all, 1) - n)
            if torch.gt(torch.size(same, 1), n):
              rest = torch.narrow(same, 1, n, torch.size(same, 1) - n)
              kept = torch.masked_fill(hard, rest, -inf)
            else:
              kept = hard
            positive = torch.mean(torch.diagonal(s))
            loss = torch.sub(torch.mean(torch.logsumexp(torch.cat([s, kept], 1), [1])), positive)
            if both:
              reverse = torch.sub(torch.mean(torch.logsumexp(s, [0])), positive)
              result = torch.mul(torch.add(loss, reverse), 0.5)
            else:
              result = loss
            return result
          """
              + NORMALIZED);
}
