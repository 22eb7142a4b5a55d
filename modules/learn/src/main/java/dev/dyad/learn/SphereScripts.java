package dev.dyad.learn;

/** The arithmetic of {@link SphereLosses} in TorchScript: one native call each. */
final class SphereScripts {
  private SphereScripts() {}

  static final Script ALIGNMENT =
      Script.of(
          """
          def alignment(z1: Tensor, z2: Tensor, exponent: float) -> Tensor:
            difference = torch.sub(__torch__.normalized(z1), __torch__.normalized(z2))
            if torch.eq(exponent, 2.):
              distance = torch.sum(torch.mul(difference, difference), [1])
            else:
              distance = torch.pow(torch.norm(difference, 2, [1], False), exponent)
            return torch.mean(distance)
          """
              + LossScripts.NORMALIZED);

  /** |a - b|² = 2 - 2a·b; unlike distances, cosines have a slope where points meet. */
  static final Script UNIFORMITY =
      Script.of(
          """
          def uniformity(z: Tensor, sharpness: float) -> Tensor:
            x = __torch__.normalized(z)
            n = torch.size(x, 0)
            cosines = torch.mm(x, torch.t(x))
            kernel = torch.mul(torch.sub(cosines, 1), torch.mul(sharpness, 2.))
            pairs = torch.fill_diagonal_(kernel, -inf)
            count = torch.log(torch.mul(n, torch.sub(n, 1)))
            return torch.sub(torch.logsumexp(pairs, [0, 1]), count)
          """
              + LossScripts.NORMALIZED);
}
