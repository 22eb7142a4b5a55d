package dev.dyad.audio;

import dev.dyad.core.DevicePlan;

/**
 * TorchScript of all that a {@link SpectrogramPlan} may ask for.
 *
 * <p>Words of a view: number of clips, bands, room for frames, number of sources; eleven words for
 * each source; the stages; what {@code finished} reads. A source is clips of one tensor: where it
 * is, where their indices begin, then 0 for spectrograms, or the words of {@code analysed}.
 */
final class SpectrogramProgram {
  static final String TEXT =
      """
      def views(tensors: List[Tensor], plan: Tensor) -> List[Tensor]:
        numbers = tensors[0]
        made = annotate(List[Tensor], [])
        at = 1
        for v in range(__torch__.read(plan, 0)):
          n = __torch__.read(plan, at)
          bands = __torch__.read(plan, at + 1)
          room = __torch__.read(plan, at + 2)
          x = torch.new_zeros(numbers, [n, 1, bands, room])
          sources = __torch__.read(plan, at + 3)
          at = at + 4
          for s in range(sources):
            source = tensors[__torch__.read(plan, at)]
            places = torch.narrow(numbers, 0, __torch__.read(plan, at + 1), torch.size(source, 0))
            if torch.eq(__torch__.read(plan, at + 2), 0):
              y = source
            else:
              y = __torch__.analysed(source, numbers, plan, at + 2, bands, room)
            x = torch.index_copy(x, 0, torch.to(places, 4), y)
            at = at + 11
          x = __torch__.stages(x, numbers, plan, at)
          at = __torch__.after_stages(plan, at)
          known = torch.append(made, __torch__.finished(x, numbers, plan, at))
          if torch.eq(__torch__.read(plan, at + 5), 1):
            kept = torch.narrow(numbers, 0, __torch__.read(plan, at + 1), n)
            known = torch.append(made, torch.to(kept, 4))
          at = at + 6
        return made
      def analysed(samples: Tensor, numbers: Tensor, plan: Tensor, at: int, bands: int, room: int) -> Tensor:
        size = __torch__.read(plan, at)
        half = __torch__.read(plan, at + 1)
        hop = __torch__.read(plan, at + 2)
        n = torch.size(samples, 0)
        bins = half + 1
        many = __torch__.read(plan, at + 8)
        window = torch.narrow(numbers, 0, __torch__.read(plan, at + 3), size)
        mel = torch.reshape(torch.narrow(numbers, 0, __torch__.read(plan, at + 4), bins * bands), [bins, bands])
        frames = torch.reshape(torch.narrow(numbers, 0, __torch__.read(plan, at + 5), n), [n, 1, 1, 1])
        range_db = torch.narrow(numbers, 0, __torch__.read(plan, at + 6), 1)
        after = (room - 1) * hop + size - half - torch.size(samples, 1)
        padded = torch.constant_pad_nd(samples, [half, after], 0.)
        parts = annotate(List[Tensor], [])
        for p in range(__torch__.read(plan, at + 7)):
          part = torch.narrow(padded, 0, p * many, ops.prim.min(many, n - p * many))
          framed = torch.mul(torch.unfold(part, 1, size, hop), window)
          spectrum = torch.view_as_real(torch.fft_rfft(framed))
          power = torch.sum(torch.mul(spectrum, spectrum), [3])
          known = torch.append(parts, __torch__.decibels(torch.matmul(power, mel)))
        levels = torch.unsqueeze(torch.transpose(torch.cat(parts, 0), 1, 2), 1)
        own = torch.masked_fill(levels, __torch__.beyond(levels, frames), -1000000.)
        return torch.maximum(levels, torch.sub(torch.amax(own, [1, 2, 3], True), range_db))
      def finished(x: Tensor, numbers: Tensor, plan: Tensor, at: int) -> Tensor:
        n = torch.size(x, 0)
        frames = torch.reshape(torch.narrow(numbers, 0, __torch__.read(plan, at), n), [n, 1, 1, 1])
        kept = torch.reshape(torch.narrow(numbers, 0, __torch__.read(plan, at + 1), n), [n, 1, 1, 1])
        centering = __torch__.read(plan, at + 3)
        y = x
        if torch.eq(centering, 1):
          y = torch.sub(x, __torch__.average(x, frames))
        if torch.eq(centering, 2):
          levels = torch.masked_fill(x, __torch__.beyond(x, frames), 0.)
          y = torch.sub(x, torch.div(torch.sum(levels, [3], True), torch.clamp_min(frames, 1.)))
        shift = torch.narrow(numbers, 0, __torch__.read(plan, at + 4), 1)
        scale = torch.narrow(numbers, 0, __torch__.read(plan, at + 4) + 1, 1)
        z = torch.masked_fill(torch.mul(torch.sub(y, shift), scale), __torch__.beyond(x, kept), 0.)
        return torch.contiguous(torch.narrow(z, 3, 0, __torch__.read(plan, at + 2)))
      """
          + DevicePlan.STAGES
          + SpectrogramFunction.sources();

  private SpectrogramProgram() {}
}
