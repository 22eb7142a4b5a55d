package dev.dyad.learn;

/** The arithmetic of {@link SequenceLosses} in TorchScript. */
final class SequenceScripts {
  /** In each of M, the P of one view must find their partners among all others of both views. */
  static final Script HIERARCHICAL =
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

  private SequenceScripts() {}
}
