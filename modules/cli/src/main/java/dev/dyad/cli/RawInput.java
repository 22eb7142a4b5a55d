package dev.dyad.cli;

import dev.dyad.core.Require;
import dev.dyad.core.Tensor;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * The control that every encoder has to beat: the encoder's own input as a vector. Pictures larger
 * than {@value #SIDE} x {@value #SIDE} are averaged down to that, so that k-NN on raw photos stays
 * possible.
 */
final class RawInput implements Embedder.Encoding {
  static final int SIDE = 32;

  /** Whether inputs are numbers that can be compared as they are; ids of words cannot. */
  static boolean suits(List<Tensor> inputs) {
    return inputs.size() == 1 && inputs.get(0) instanceof Tensor.Floats;
  }

  @Override
  public float[][] apply(List<Tensor> inputs) {
    Require.that(
        inputs.get(0) instanceof Tensor.Floats, "raw input is only known for inputs of floats");
    long[] shape = inputs.get(0).shape();
    FloatBuffer data = ((Tensor.Floats) inputs.get(0)).data();
    boolean large = shape.length == 4 && (shape[2] > SIDE || shape[3] > SIDE);
    return large ? pooled(data, shape) : flat(data, (int) shape[0]);
  }

  private static float[][] flat(FloatBuffer data, int rows) {
    float[][] vectors = new float[rows][data.remaining() / rows];
    for (float[] vector : vectors) {
      data.get(vector);
    }
    return vectors;
  }

  /** Means over blocks that cut each side into at most {@value #SIDE} parts. */
  private static float[][] pooled(FloatBuffer data, long[] shape) {
    int channels = (int) shape[1];
    int height = (int) shape[2];
    int width = (int) shape[3];
    int rows = Math.min(SIDE, height);
    int columns = Math.min(SIDE, width);
    float[][] vectors = new float[(int) shape[0]][channels * rows * columns];
    float[] plane = new float[height * width];
    for (float[] vector : vectors) {
      for (int c = 0; c < channels; c++) {
        data.get(plane);
        for (int r = 0; r < rows; r++) {
          for (int q = 0; q < columns; q++) {
            vector[(c * rows + r) * columns + q] =
                mean(
                    plane,
                    width,
                    r * height / rows,
                    (r + 1) * height / rows,
                    q * width / columns,
                    (q + 1) * width / columns);
          }
        }
      }
    }
    return vectors;
  }

  private static float mean(float[] plane, int width, int top, int bottom, int left, int right) {
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += plane[y * width + x];
      }
    }
    return (float) (sum / ((double) (bottom - top) * (right - left)));
  }
}
