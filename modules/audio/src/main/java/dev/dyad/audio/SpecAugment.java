package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Sequence;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * SpecAugment: time warp, frequency masks, then time masks.
 *
 * @param warp how time is warped
 * @param bands what is hidden of the bands
 * @param frames what is hidden of the frames
 * @see <a href="https://arxiv.org/abs/1904.08779">Park et al. 2019</a>
 */
public record SpecAugment(TimeWarp warp, FrequencyMask bands, FrameMask frames)
    implements Augmentation<Clip> {
  /** The defaults of its three parts. */
  public SpecAugment() {
    this(new TimeWarp(), new FrequencyMask(), new FrameMask());
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return new Sequence<>(List.of(warp, bands, frames)).apply(in, random);
  }
}
