package dev.dyad.learn;

/** The arithmetic of {@link PredictionLosses} in TorchScript: one native call each. */
final class PredictionScripts {
  private PredictionScripts() {}

  static final Script NEGATIVE_COSINE =
      Script.of(
          """
          def negative_cosine(predictions: Tensor, targets: Tensor) -> Tensor:
            target = torch.detach(__torch__.normalized(targets))
            cosines = torch.sum(torch.mul(__torch__.normalized(predictions), target), [1])
            return torch.neg(torch.mean(cosines))
          """
              + LossScripts.NORMALIZED);

  static final Script SINKHORN =
      Script.of(
          """
          def sinkhorn(scores: Tensor, epsilon: float, rounds: int) -> Tensor:
            q = torch.div(torch.detach(scores), epsilon)
            for i in range(rounds):
              q = torch.log_softmax(torch.log_softmax(q, 0), 1)
            return torch.exp(q)
          """);

  static final Script SWAPPED =
      Script.of(
          """
          def swapped(scores: Tensor, codes: Tensor, temperature: float) -> Tensor:
            likely = torch.log_softmax(torch.div(scores, temperature), 1)
            rows = torch.sum(torch.mul(torch.detach(codes), likely), [1])
            return torch.neg(torch.mean(rows))
          """);
}
