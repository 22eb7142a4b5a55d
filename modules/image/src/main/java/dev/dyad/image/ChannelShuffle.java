package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Permutation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Puts the three channels in a drawn order, all six alike (one of them changes nothing). Gray
 * images stay as they are.
 */
public record ChannelShuffle() implements Augmentation<Image> {
  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    int[] order = Permutation.of(3, random);
    return in.then(new Swapped(order[0], order[1], order[2]));
  }

  /**
   * Channels taken from other channels; 0 is red, 1 green, 2 blue.
   *
   * @param red where the new red comes from
   * @param green where the new green comes from
   * @param blue where the new blue comes from
   */
  public record Swapped(int red, int green, int blue) implements Change<Image> {
    /**
     * Checks the channels.
     *
     * @throws IllegalArgumentException if they are not 0, 1, 2 in some order
     */
    public Swapped {
      Require.within("red", red, 0, 2);
      Require.within("green", green, 0, 2);
      Require.within("blue", blue, 0, 2);
      Require.that(
          red != green && green != blue && blue != red,
          "red, green, blue must be 0, 1, 2 in some order, but were %d, %d, %d",
          red,
          green,
          blue);
    }

    @Override
    public Image apply(Image image) {
      if (image.channels() == 1) {
        return image;
      }
      byte[] in = image.data();
      byte[] out = new byte[in.length];
      for (int i = 0; i < in.length; i += 3) {
        out[i] = in[i + red];
        out[i + 1] = in[i + green];
        out[i + 2] = in[i + blue];
      }
      return Image.wrap(image.width(), image.height(), 3, out);
    }
  }
}
