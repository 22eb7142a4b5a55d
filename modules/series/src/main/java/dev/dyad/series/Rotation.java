package dev.dyad.series;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Turns signs of channels at random and shuffles the channels, as if a sensor were worn another way
 * round. For channels that are axes of one thing; a single channel has its sign turned half of the
 * time.
 *
 * @see <a href="https://arxiv.org/abs/2007.15951">Iwana and Uchida 2021, section 3.1.2</a>
 */
public record Rotation() implements Augmentation<Series> {
  @Override
  public View<Series> apply(View<Series> in, SplittableGenerator random) {
    return in.then(new Turned(random.nextLong()));
  }

  /**
   * Signs and an order of channels drawn from a key.
   *
   * @param key value of the {@link RandomKey} of both
   */
  public record Turned(long key) implements Change<Series> {
    @Override
    public Series apply(Series series) {
      RandomGenerator random = new RandomKey(key).generator();
      int channels = series.channels();
      int[] from = new int[channels];
      for (int c = 0; c < channels; c++) { // inside-out shuffle
        int other = random.nextInt(c + 1);
        from[c] = from[other];
        from[other] = c;
      }
      float[] values = new float[channels * series.length()];
      for (int c = 0; c < channels; c++) {
        float sign = random.nextBoolean() ? -1 : 1;
        for (int t = 0; t < series.length(); t++) {
          values[c * series.length() + t] = sign * series.at(from[c], t);
        }
      }
      return series.with(values);
    }
  }
}
