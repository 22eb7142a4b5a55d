package dev.dyad.image;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Change;
import dev.dyad.core.Require;
import dev.dyad.core.View;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Writes the picture as a JPEG file of drawn quality and reads it back: blocks of 8 x 8 pixels and
 * ringing at edges appear. Colour is kept at half the resolution (4:2:0), as most cameras do. By
 * OpenCV's libjpeg-turbo, whose results do not depend on the processor.
 *
 * @param minQuality lowest quality, in 1..100
 * @param maxQuality highest quality, in minQuality..100; every whole number between is as likely
 * @see <a href="https://arxiv.org/abs/1912.11035">Wang et al. 2020: quality 30 to 100</a>
 */
public record JpegCompression(int minQuality, int maxQuality) implements Augmentation<Image> {
  /**
   * Checks the qualities.
   *
   * @throws IllegalArgumentException if they are not in 1..100 or the lowest is above the highest
   */
  public JpegCompression {
    Require.within("minQuality", minQuality, 1, 100);
    Require.within("maxQuality", maxQuality, minQuality, 100);
  }

  /** Quality 30 to 100. */
  public JpegCompression() {
    this(30, 100);
  }

  @Override
  public View<Image> apply(View<Image> in, SplittableGenerator random) {
    return in.then(new Compressed(random.nextInt(minQuality, maxQuality + 1)));
  }

  /**
   * Written as a JPEG file and read back.
   *
   * @param quality in 1..100
   */
  public record Compressed(int quality) implements Change<Image> {
    private static final int LONGEST_SIDE = 65_500; // of libjpeg

    /**
     * Checks the quality.
     *
     * @throws IllegalArgumentException if it is not in 1..100
     */
    public Compressed {
      Require.within("quality", quality, 1, 100);
    }

    /**
     * The picture as its JPEG file shows it.
     *
     * @throws IllegalArgumentException if a side is longer than 65,500 pixels, JPEG's limit
     */
    @Override
    public Image apply(Image image) {
      Require.that(
          Math.max(image.width(), image.height()) <= LONGEST_SIDE,
          "%s must have sides of at most %d pixels to be written as JPEG. Resize it first",
          image,
          LONGEST_SIDE);
      boolean colour = image.channels() == 3;
      try (Scratch scratch = Scratch.borrow()) {
        Mat pixels = scratch.matOf(image);
        if (colour) {
          Mat swapped = scratch.mat();
          Imgproc.cvtColor(pixels, swapped, Imgproc.COLOR_RGB2BGR);
          pixels = swapped;
        }
        MatOfByte file = (MatOfByte) scratch.part(new MatOfByte());
        MatOfInt settings =
            (MatOfInt) scratch.part(new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality));
        Imgcodecs.imencode(".jpg", pixels, file, settings);
        int flags = colour ? Imgcodecs.IMREAD_COLOR_RGB : Imgcodecs.IMREAD_GRAYSCALE;
        return scratch.imageOf(scratch.part(Imgcodecs.imdecode(file, flags)));
      }
    }
  }
}
