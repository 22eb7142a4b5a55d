package dev.dyad.learn;

/** The formulas of {@link SupervisedLosses} in TorchScript. */
final class SupervisedScripts {
  static final Script CROSS_ENTROPY =
      Script.of(
          """
          def cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
            known = torch.clamp_min(torch.sum(torch.ge(labels, 0)), 1)
            return torch.div(torch.cross_entropy_loss(scores, labels, None, 2, -1, 0.), known)
          """);

  private SupervisedScripts() {}
}
