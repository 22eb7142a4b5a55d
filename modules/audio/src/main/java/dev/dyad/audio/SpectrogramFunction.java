package dev.dyad.audio;

import dev.dyad.core.DevicePlan;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a device can do to spectrograms, in TorchScript: {@code (x, rows, width, height)} with x
 * levels of shape (N, 1, bands, room) and a row of numbers for each spectrogram. One that has fewer
 * frames than there is room for comes first; what follows its last frame has no meaning.
 */
enum SpectrogramFunction {
  /**
   * Frames before; for each frame afterwards its place before, -1 where the lowest level comes in:
   * {@link Bilinear}.
   */
  ACROSS(
      """
      def across(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        n = torch.size(x, 0)
        given = torch.size(rows, 1) - 1
        places = torch.constant_pad_nd(torch.narrow(rows, 1, 1, given), [0, width - given], 0.)
        moved = torch.reshape(places, [n, 1, 1, width])
        frames = __torch__.number(rows, 0)
        y = __torch__.between(x, torch.clamp_min(moved, 0.), frames, 3)
        beyond = __torch__.beyond(x, frames)
        lowest = torch.amin(torch.masked_fill(x, beyond, 1000000.), [1, 2, 3], True)
        return torch.where(torch.lt(moved, 0.), lowest, y)
      def between(x: Tensor, places: Tensor, size: Tensor, dim: int) -> Tensor:
        whole = torch.floor(places)
        next = torch.clamp_min(torch.minimum(torch.add(whole, 1.), torch.sub(size, 1.)), 0.)
        first = torch.gather(x, dim, torch.expand(torch.to(whole, 4), torch.size(x)))
        second = torch.gather(x, dim, torch.expand(torch.to(next, 4), torch.size(x)))
        share = torch.sub(places, whole)
        return torch.add(first, torch.mul(share, torch.sub(second, first)))
      def number(rows: Tensor, column: int) -> Tensor:
        return torch.reshape(torch.select(rows, 1, column), [-1, 1, 1, 1])
      def places(x: Tensor) -> Tensor:
        return torch.sub(torch.cumsum(torch.new_ones(x, [torch.size(x, 3)]), 0), 1.)
      def beyond(x: Tensor, frames: Tensor) -> Tensor:
        return torch.ge(torch.reshape(__torch__.places(x), [1, 1, 1, -1]), frames)
      """),
  /** For each band its place before: {@link Bilinear}. */
  DOWN(
      """
      def down(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        size = torch.new_full(rows, [1, 1, 1, 1], height)
        return __torch__.between(x, torch.reshape(rows, [-1, 1, height, 1]), size, 2)
      """),
  /** Frames; first band and that after the last, first frame and that after the last: masks. */
  HIDE(
      """
      def hide(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        frames = __torch__.number(rows, 0)
        ones = torch.new_ones(x, [height])
        band = torch.reshape(torch.sub(torch.cumsum(ones, 0), 1.), [1, 1, height, 1])
        time = torch.reshape(__torch__.places(x), [1, 1, 1, width])
        bands = torch.logical_and(torch.ge(band, __torch__.number(rows, 1)), torch.lt(band, __torch__.number(rows, 2)))
        times = torch.logical_and(torch.ge(time, __torch__.number(rows, 3)), torch.lt(time, __torch__.number(rows, 4)))
        return torch.where(torch.logical_and(bands, times), __torch__.average(x, frames), x)
      def average(x: Tensor, frames: Tensor) -> Tensor:
        levels = torch.masked_fill(x, __torch__.beyond(x, frames), 0.)
        count = torch.clamp_min(torch.mul(frames, torch.size(x, 2)), 1.)
        return torch.div(torch.sum(levels, [1, 2, 3], True), count)
      """),
  /** Frames, share of the clip's powers, for each band that of its mean power: {@link LogMixup}. */
  MIX(
      """
      def mix(x: Tensor, rows: Tensor, width: int, height: int) -> Tensor:
        powers = torch.exp(torch.mul(x, 0.23025850929940458))
        mean = __torch__.average(powers, __torch__.number(rows, 0))
        noise = torch.reshape(torch.narrow(rows, 1, 2, height), [-1, 1, height, 1])
        own = torch.mul(powers, __torch__.number(rows, 1))
        return __torch__.decibels(torch.add(own, torch.mul(noise, mean)))
      def decibels(power: Tensor) -> Tensor:
        return torch.mul(torch.log10(torch.clamp_min(power, 1.0e-10)), 10.)
      """);

  private final String source;

  SpectrogramFunction(String source) {
    this.source = source;
  }

  /** What a plan calls it by. */
  @SuppressWarnings("EnumOrdinal") // program and plan are made of one version, and never stored
  int number() {
    return ordinal();
  }

  /** All functions, and {@code apply}, which does the one of that number. */
  static String sources() {
    return DevicePlan.apply(Stream.of(values()).map(SpectrogramFunction::word).toList())
        + Stream.of(values()).map(f -> f.source).collect(Collectors.joining());
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
