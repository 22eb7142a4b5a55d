package dev.dyad.learn;

/** The arithmetic of {@link CaptionLosses} in TorchScript. */
final class CaptionScripts {
  private CaptionScripts() {}

  /** Rows find their columns, those beyond the square being in the way; then columns their rows. */
  static final Script CLIP =
      Script.of(
          """
          def clip(images: Tensor, captions: Tensor, excluded: Tensor, log_scale: Tensor) -> Tensor:
            cosine = torch.mm(__torch__.normalized(images), torch.t(__torch__.normalized(captions)))
            s = torch.mul(cosine, torch.exp(log_scale))
            others = torch.fill_diagonal_(torch.clone(excluded), False)
            masked = torch.masked_fill(s, others, -inf)
            positive = torch.mean(torch.diagonal(s))
            n = torch.size(images, 0)
            there = torch.mean(torch.logsumexp(masked, [1]))
            back = torch.mean(torch.logsumexp(torch.narrow(masked, 1, 0, n), [0]))
            return torch.sub(torch.mul(torch.add(there, back), 0.5), positive)
          """
              + LossScripts.NORMALIZED);
}
