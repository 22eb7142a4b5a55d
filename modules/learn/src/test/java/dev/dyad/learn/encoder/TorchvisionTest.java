package dev.dyad.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Residual networks against torchvision 0.14.1 on torch 1.13.1. There and here parameter number k
 * holds sin(12.9898·i + k), scaled by kind, and inputs hold sin(0.37·i), shape (4, 3, 64, 64), in
 * double precision: with these weights and batch statistics, single precision has two right digits.
 * Each golden line is name, mode, 16 of the outputs, and the sum of all.
 */
class TorchvisionTest {
  @ParameterizedTest
  @ValueSource(strings = {"resnet18", "resnet34", "resnet50"})
  void givesTorchvisionsNumbers(String name) throws IOException {
    Encoder encoder =
        switch (name) {
          case "resnet18" -> new ResNet18();
          case "resnet34" -> new ResNet34();
          default -> new ResNet50();
        };
    try (NDManager manager = NDManager.newBaseManager()) {
      Block block = encoder.block();
      block.initialize(manager, DataType.FLOAT64, new Shape(4, 3, 64, 64));
      fill(block);
      NDArray x = manager.create(sines(4 * 3 * 64 * 64), new Shape(4, 3, 64, 64));
      assertClose(name + " eval", block, x, false);
      assertClose(name + " train", block, x, true);
      assertClose(name + " eval-after", block, x, false); // the running statistics have moved
    }
  }

  private static void assertClose(String key, Block block, NDArray x, boolean training)
      throws IOException {
    var store = new ParameterStore(x.getManager(), false);
    double[] y = block.forward(store, new NDList(x), training).singletonOrThrow().toDoubleArray();
    double[] expected = golden().get(key);
    double scale = 0;
    double sum = 0;
    for (double v : y) {
      scale = Math.max(scale, Math.abs(v));
      sum += v;
    }
    for (int i = 0; i < 16; i++) {
      assertThat(y[i * (y.length / 16)])
          .as("%s, output %d", key, i)
          .isCloseTo(expected[i], within(1e-6 * scale));
    }
    assertThat(sum).as("%s, sum", key).isCloseTo(expected[16], within(1e-6 * Math.abs(sum)));
  }

  private static void fill(Block block) {
    int k = 0;
    for (Parameter parameter : block.getParameters().values()) {
      Shape shape = parameter.getShape();
      double[] values = new double[(int) shape.size()];
      double spread = 0.1;
      double middle = 0;
      switch (parameter.getType()) {
        case WEIGHT ->
            spread = Math.sqrt(4.0 / (double) (shape.get(0) * shape.get(2) * shape.get(3)));
        case GAMMA -> middle = 1;
        case RUNNING_VAR -> {
          spread = 0.5;
          middle = 1;
        }
        default -> {}
      }
      for (int i = 0; i < values.length; i++) {
        values[i] = (middle + spread * Math.sin(12.9898 * i + k));
      }
      k++;
      parameter.getArray().set(values);
    }
  }

  private static double[] sines(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.sin(0.37 * i);
    }
    return values;
  }

  private static Map<String, double[]> golden() throws IOException {
    try (InputStream in = TorchvisionTest.class.getResourceAsStream("/torchvision/resnets.txt")) {
      Map<String, double[]> lines = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] words = line.split(" ");
        double[] numbers = new double[words.length - 2];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = Double.parseDouble(words[i + 2]);
        }
        lines.put(words[0] + " " + words[1], numbers);
      }
      return lines;
    }
  }
}
