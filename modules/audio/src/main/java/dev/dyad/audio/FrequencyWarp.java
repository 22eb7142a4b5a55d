package dev.dyad.audio;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Range;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Stretches a spectrogram along its bands, as a longer or shorter vocal tract does: the level of
 * band b becomes that of band {@code b · factor + shift}, between bands by interpolation, beyond
 * the highest its own. A change of voice without a change of words (vocal tract length
 * perturbation).
 *
 * @param factor above 1 lowers all resonances, below 1 raises them; within 0.25..4
 * @param shiftBands added to the band, within -64..64
 * @see <a href="https://www.cs.toronto.edu/~hinton/absps/perturb.pdf">Jaitly and Hinton 2013</a>
 */
public record FrequencyWarp(Range factor, Range shiftBands) implements Augmentation<Clip> {
  /** Factors of 0.85 to 1.15, not shifted. */
  public FrequencyWarp() {
    this(new Range(0.85, 1.15), Range.exactly(0));
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public FrequencyWarp {
    factor.within("factor", 0.25, 4);
    shiftBands.within("shiftBands", -64, 64);
  }

  @Override
  public View<Clip> apply(View<Clip> in, SplittableGenerator random) {
    return in.then(new BandsWarped(factor.draw(random), shiftBands.draw(random)));
  }

  /**
   * Moves levels to other bands.
   *
   * @param factor in 0.25..4
   * @param shiftBands in -64..64
   */
  public record BandsWarped(double factor, double shiftBands) implements SpectrogramChange {
    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public BandsWarped {
      Require.within("factor", factor, 0.25, 4);
      Require.within("shiftBands", shiftBands, -64, 64);
    }

    @Override
    public Clip apply(Clip clip) {
      Spectrogram spectrogram = clip.spectrogram("FrequencyWarp");
      return Bilinear.map(spectrogram, spectrogram.frames(), this::place, t -> t);
    }

    @Override
    public List<SpectrogramStep> steps(int bands, int frames) {
      return List.of(Bilinear.down(bands, this::place));
    }

    private double place(double band) {
      return band * factor + shiftBands;
    }
  }
}
