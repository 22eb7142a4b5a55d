package dev.dyad.image;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random numbers that change slowly from pixel to pixel. */
final class SmoothField {
  private SmoothField() {}

  /** Uniform numbers in -1..1, row by row, blurred by a Gaussian that wraps around, times alpha. */
  static float[] draw(int width, int height, double sigma, double alpha, RandomGenerator random) {
    float[] kernel = gaussian(sigma);
    float[] field = blurDown(noise(width * height, random), width, height, kernel);
    field = blurAcross(field, width, height, kernel);
    for (int i = 0; i < field.length; i++) {
      field[i] *= (float) alpha;
    }
    return field;
  }

  /** Independent uniform numbers in -1..1. */
  static float[] noise(int count, RandomGenerator random) {
    float[] noise = new float[count];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = 2 * random.nextFloat() - 1;
    }
    return noise;
  }

  /** The Gaussian on a circle of some length: weight i is that of what lies i places further on. */
  static double[] onCircle(double sigma, int length) {
    float[] kernel = gaussian(sigma);
    double[] weights = new double[length];
    for (int k = 0; k < kernel.length; k++) {
      weights[Math.floorMod(k - kernel.length / 2, length)] += kernel[k];
    }
    return weights;
  }

  /** Weights up to three standard deviations either way, with the sum 1. */
  private static float[] gaussian(double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] exact = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < exact.length; i++) {
      exact[i] = StrictMath.exp(-0.5 * (i - reach) * (i - reach) / (sigma * sigma));
      sum += exact[i];
    }
    float[] kernel = new float[exact.length];
    for (int i = 0; i < exact.length; i++) {
      kernel[i] = (float) (exact[i] / sum);
    }
    return kernel;
  }

  private static float[] blurDown(float[] field, int width, int height, float[] kernel) {
    float[] out = new float[field.length];
    for (int y = 0; y < height; y++) {
      for (int k = 0; k < kernel.length; k++) {
        int from = Math.floorMod(y + k - kernel.length / 2, height) * width;
        int to = y * width;
        float weight = kernel[k];
        for (int x = 0; x < width; x++) {
          out[to + x] += weight * field[from + x];
        }
      }
    }
    return out;
  }

  private static float[] blurAcross(float[] field, int width, int height, float[] kernel) {
    int reach = kernel.length / 2;
    float[] out = new float[field.length];
    float[] wrapped = new float[width + 2 * reach];
    float[] sums = new float[width];
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < wrapped.length; i++) {
        wrapped[i] = field[y * width + Math.floorMod(i - reach, width)];
      }
      Arrays.fill(sums, 0);
      for (int k = 0; k < kernel.length; k++) {
        float weight = kernel[k];
        for (int x = 0; x < width; x++) {
          sums[x] += weight * wrapped[x + k];
        }
      }
      System.arraycopy(sums, 0, out, y * width, width);
    }
    return out;
  }
}
