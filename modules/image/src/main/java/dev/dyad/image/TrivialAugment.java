package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * One operation of {@link RandAugment}'s at a drawn magnitude, in the paper's wide space: shear to
 * 0.99, translation to 32 pixels, rotation to 135 degrees, factors 1 - 0.99 and 1 + 0.99, 6 bits
 * taken away. Draws one of 31 magnitudes, each as likely as the others. Nothing to set.
 *
 * @see <a href="https://arxiv.org/abs/2103.10158">Müller and Hutter 2021, table 1 (wide)</a>
 */
public record TrivialAugment() implements Augmentation<Image> {
  private static final Operation.Reach WIDE = new Operation.Reach(0.99, 32, 32, 135, 0.99, 6);

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    Operation drawn = Operation.ALL.get(random.nextInt(Operation.ALL.size()));
    int magnitude = random.nextInt(RandAugment.MAX_MAGNITUDE + 1);
    int sign = random.nextBoolean() ? 1 : -1;
    return drawn
        .change(WIDE, (double) magnitude / RandAugment.MAX_MAGNITUDE, sign)
        .map(in::then)
        .orElse(in);
  }
}
