package dev.dyad.learn;

/** The arithmetic of {@link RedundancyLosses} in TorchScript: one native call each. */
final class RedundancyScripts {
  private RedundancyScripts() {}

  static final Script BARLOW_TWINS =
      Script.of(
          """
          def barlow_twins(z1: Tensor, z2: Tensor, weight: float) -> Tensor:
            a = torch.batch_norm(z1, None, None, None, None, True, 0., 1e-05, False)
            b = torch.batch_norm(z2, None, None, None, None, True, 0., 1e-05, False)
            c = torch.div(torch.mm(torch.t(a), b), torch.size(z1, 0))
            squares = torch.mul(c, c)
            own = torch.diagonal(c)
            missing = torch.rsub(own, 1)
            near = torch.sum(torch.mul(missing, missing))
            rest = torch.sub(torch.sum(squares), torch.sum(torch.mul(own, own)))
            return torch.add(near, torch.mul(rest, weight))
          """);

  static final Script VIC_REG =
      Script.of(
          """
          def vic_reg(z1: Tensor, z2: Tensor, invariance: float, variance: float, \
          covariance: float) -> Tensor:
            difference = torch.sub(z1, z2)
            near = torch.mean(torch.mul(difference, difference))
            spread1, alike1 = __torch__.dimensions(z1)
            spread2, alike2 = __torch__.dimensions(z2)
            spread = torch.mul(torch.add(spread1, spread2), torch.mul(variance, 0.5))
            alike = torch.mul(torch.add(alike1, alike2), covariance)
            return torch.add(torch.add(torch.mul(near, invariance), spread), alike)

          def dimensions(z: Tensor) -> Tuple[Tensor, Tensor]:
            centred = torch.sub(z, torch.mean(z, [0], True))
            c = torch.div(torch.mm(torch.t(centred), centred), torch.sub(torch.size(z, 0), 1))
            own = torch.diagonal(c)
            deviation = torch.sqrt(torch.add(torch.clamp_min(own, 0), 0.0001))
            spread = torch.mean(torch.relu(torch.rsub(deviation, 1)))
            rest = torch.sub(torch.sum(torch.mul(c, c)), torch.sum(torch.mul(own, own)))
            return (spread, torch.div(rest, torch.size(z, 1)))
          """);
}
