package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Gradients by the engine and by central differences. */
final class Gradients {
  private static final double STEP = 1e-6;

  private Gradients() {}

  /** The gradient of a scalar function at a point, row-major. */
  static double[] of(NDArray at, UnaryOperator<NDArray> function) {
    try (NDManager step = at.getManager().newSubManager()) {
      NDArray x = at.duplicate();
      x.attach(step);
      x.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        collector.backward(function.apply(x));
      }
      NDArray gradient = x.getGradient();
      gradient.attach(step);
      return gradient.getDataType() == DataType.FLOAT64
          ? gradient.toDoubleArray()
          : widen(gradient.toFloatArray());
    }
  }

  /** Fails unless the gradient agrees with central differences; the point is of doubles. */
  static void assertCorrect(NDArray at, UnaryOperator<NDArray> function) {
    double[] expected = new double[(int) at.size()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (value(at, i, STEP, function) - value(at, i, -STEP, function)) / (2 * STEP);
    }
    assertThat(Arrays.stream(expected).map(Math::abs).max().orElseThrow()).isPositive();
    assertThat(of(at, function)).containsExactly(expected, within(1e-6));
  }

  private static double value(
      NDArray at, int index, double change, UnaryOperator<NDArray> function) {
    try (NDManager step = at.getManager().newSubManager()) {
      double[] numbers = at.toDoubleArray();
      numbers[index] += change;
      return function.apply(step.create(numbers, at.getShape())).getDouble();
    }
  }

  private static double[] widen(float[] numbers) {
    double[] wide = new double[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return wide;
  }
}
