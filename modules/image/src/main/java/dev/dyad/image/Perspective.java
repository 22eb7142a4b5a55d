package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Moves each corner inwards by a random amount, with probability p, bilinearly; the picture keeps
 * its size, and what comes in from outside gets the fill value. torchvision's RandomPerspective.
 * Drawn in this order: whether; then for the corners top left, top right, bottom right, bottom left
 * each the shift across and the shift down, whole pixels uniformly in 0..floor(distortion *
 * floor(side / 2)). A picture one pixel wide or high stays.
 *
 * @param distortion greatest shift of a corner, as a part of half the side, in 0..0.99
 * @param p probability in 0..1
 * @param fill value in 0..255 of what comes from outside the picture
 */
public record Perspective(double distortion, double p, int fill) implements Augmentation<Image> {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public Perspective {
    Require.within("distortion", distortion, 0, 0.99);
    Require.within("p", p, 0, 1);
    Require.within("fill", fill, 0, 255);
  }

  /** Half of the pictures, corners at most a quarter of the side inwards, black around. */
  public Perspective() {
    this(0.5, 0.5, 0);
  }

  /** Black around. */
  public Perspective(double distortion, double p) {
    this(distortion, p, 0);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    int width = in.value().width();
    int height = in.value().height();
    if (random.nextDouble() >= p || width < 2 || height < 2) {
      return in;
    }
    int halfWidth = width / 2;
    int halfHeight = height / 2;
    int across = (int) (distortion * halfWidth) + 1;
    int down = (int) (distortion * halfHeight) + 1;
    var shifts = new ArrayList<Integer>(8);
    for (int corner = 0; corner < 4; corner++) {
      shifts.add(random.nextInt(across));
      shifts.add(random.nextInt(down));
    }
    return in.then(new MoveCorners(shifts, fill));
  }

  /**
   * Moves the corners inwards.
   *
   * @param shifts pixels across and down of the corners top left, top right, bottom right, bottom
   *     left
   * @param fill value of what comes from outside
   */
  public record MoveCorners(List<Integer> shifts, int fill) implements DeviceChange {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are not eight shifts
     */
    public MoveCorners {
      shifts = List.copyOf(shifts);
      Require.that(shifts.size() == 8, "shifts must be 8 numbers, but were %d", shifts.size());
    }

    @Override
    public Image apply(Image image) {
      return Warp.projective(image, inverse(image.width(), image.height()), fill);
    }

    @Override
    public List<DeviceStep> steps(int width, int height, int channels) {
      return List.of(DeviceStep.warp(width, height, inverse(width, height), fill));
    }

    private double[] inverse(int width, int height) {
      double right = width - 1;
      double bottom = height - 1;
      double[][] before = {{0, 0}, {right, 0}, {right, bottom}, {0, bottom}};
      double[][] after = new double[4][2];
      for (int i = 0; i < 4; i++) {
        int towardsX = i == 0 || i == 3 ? 1 : -1;
        int towardsY = i < 2 ? 1 : -1;
        after[i][0] = before[i][0] + towardsX * shifts.get(2 * i);
        after[i][1] = before[i][1] + towardsY * shifts.get(2 * i + 1);
      }
      return Homography.between(after, before);
    }
  }
}
