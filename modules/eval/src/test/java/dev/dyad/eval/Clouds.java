package dev.dyad.eval;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;

/** Embeddings for tests. */
final class Clouds {
  private Clouds() {}

  /** Rows around one random centre a class; labels go round. */
  static Embeddings classes(
      RandomGenerator random, int rows, int dimension, int classes, double noise) {
    float[][] centres = gaussian(random, classes, dimension);
    float[][] vectors = gaussian(random, rows, dimension);
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % classes;
      for (int i = 0; i < dimension; i++) {
        vectors[row][i] = (float) (centres[labels[row]][i] + noise * vectors[row][i]);
      }
    }
    return Embeddings.of(vectors, labels);
  }

  static float[][] gaussian(RandomGenerator random, int rows, int dimension) {
    float[][] vectors = new float[rows][dimension];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  /** Rows near a subspace of few dimensions. */
  static float[][] nearlyFlat(
      RandomGenerator random, int rows, int dimension, int few, double noise) {
    float[][] directions = gaussian(random, few, dimension);
    float[][] vectors = gaussian(random, rows, dimension);
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        vector[i] *= (float) noise;
      }
      for (float[] direction : directions) {
        double along = random.nextGaussian();
        for (int i = 0; i < dimension; i++) {
          vector[i] += (float) (along * direction[i]);
        }
      }
    }
    return vectors;
  }

  /** Small whole numbers, so that many distances are equal. */
  static float[][] lattice(RandomGenerator random, int rows, int dimension, int values) {
    float[][] vectors = new float[rows][dimension];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        vector[i] = random.nextInt(values);
      }
    }
    return vectors;
  }

  /** What a task gives when all parallel loops inside it run on so many threads. */
  static <T> T onThreads(int threads, Callable<T> task) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(task).join();
    } finally {
      pool.shutdown();
    }
  }
}
