package dev.dyad.search;

import dev.dyad.core.RandomKey;
import java.util.random.RandomGenerator;

/** Vectors for tests. */
final class Vectors {
  static final EncoderIdentity ENCODER = new EncoderIdentity("f00d", 16, "image");

  private Vectors() {}

  static RandomGenerator random(long seed) {
    return RandomKey.of(seed).generator();
  }

  /** A random direction. */
  static float[] any(RandomGenerator random, int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  /** A vector near another: the noise is so many times as long as each number of it, about. */
  static float[] near(float[] center, double noise, RandomGenerator random) {
    float[] vector = center.clone();
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (noise * random.nextGaussian());
    }
    return vector;
  }

  /** 1 in one dimension of sixteen, 0 in the others. */
  static float[] axis(int dimension) {
    float[] vector = new float[16];
    vector[dimension] = 1;
    return vector;
  }

  /** The cosine by the book. */
  static double cosine(float[] a, float[] b) {
    double dot = 0;
    double lengthA = 0;
    double lengthB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      lengthA += (double) a[i] * a[i];
      lengthB += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(lengthA * lengthB);
  }
}
