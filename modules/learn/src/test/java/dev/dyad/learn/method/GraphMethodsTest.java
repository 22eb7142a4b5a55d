package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.encoder.Gin;
import dev.dyad.learn.encoder.SimpleCnn;
import dev.dyad.testkit.Seeds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The methods that learn from graphs. */
class GraphMethodsTest {
  private static double softplus(double x) {
    return Math.log1p(Math.exp(-Math.abs(x))) + Math.max(0, x);
  }

  @Test
  void lossAgreesWithPlainLoop() {
    Seeds.forAll(
        50,
        random -> {
          int samples = 2 + random.nextInt(4);
          int[] counts = random.ints(samples, 1, 5).toArray();
          int parts = java.util.Arrays.stream(counts).sum();
          float[] local = floats(parts * 3, random);
          float[] whole = floats(samples * 3, random);
          double positive = 0;
          double negative = 0;
          int part = 0;
          for (int owner = 0; owner < samples; owner++) {
            for (int end = part + counts[owner]; part < end; part++) {
              for (int sample = 0; sample < samples; sample++) {
                double s = 0;
                for (int c = 0; c < 3; c++) {
                  s += local[3 * part + c] * whole[3 * sample + c];
                }
                if (sample == owner) {
                  positive += softplus(-s) / parts;
                } else {
                  negative += softplus(s) / (parts * (samples - 1.0));
                }
              }
            }
          }
          try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
            NDArray loss =
                MutualInformation.jensenShannon(
                    manager.create(local, new Shape(parts, 3)),
                    manager.create(whole, new Shape(samples, 3)),
                    manager.create(java.util.Arrays.stream(counts).asLongStream().toArray()));
            assertThat((double) loss.getFloat()).isCloseTo(positive + negative, within(1e-4));
          }
        });
  }

  private static float[] floats(int n, java.util.random.RandomGenerator random) {
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @Test
  void needsAnEncoderThatKnowsNodes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InfoGraph().learner(() -> new SimpleCnn().block()))
        .withMessageContaining("such as Gin or Gcn");
  }

  @Test
  void trainsTheEncoderWithItsHeads() {
    Block network = new InfoGraph(8).learner(() -> new Gin(2, 4).block()).network();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      network.initialize(
          manager,
          ai.djl.ndarray.types.DataType.FLOAT32,
          new Shape(2),
          new Shape(5, 3),
          new Shape(4, 2),
          new Shape(4));
      // two heads of 8x8 + 8 (the graph has 2 layers of 4) three times, and a way past of as many
      long heads =
          network.getParameters().stream()
              .filter(p -> p.getKey().contains("ead"))
              .mapToLong(p -> p.getValue().getShape().size())
              .sum();
      assertThat(heads).isEqualTo(2 * 4 * (8 * 8 + 8));
    }
  }

  @Test
  void graceIsNtXentAfterItsHead() {
    double[][] products = {
      {0.8, 0.6}, {0.6, 0.8}
    }; // z1 = {(1, 0), (0, 1)}, z2 = {(.8, .6), (.6, .8)}
    double expected = 0;
    for (int i = 0; i < 2; i++) {
      double own = Math.exp(products[i][i] / 0.4);
      double ahead = own + Math.exp(products[i][1 - i] / 0.4) + Math.exp(0 / 0.4);
      double back = own + Math.exp(products[1 - i][i] / 0.4) + Math.exp(0.96 / 0.4);
      expected -= (Math.log(own / ahead) + Math.log(own / back)) / 4;
    }
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      var batch =
          new LearnerBatch(
              List.of(
                  new NDList(manager.create(new float[][] {{1, 0}, {0, 1}})),
                  new NDList(manager.create(new float[][] {{0.8f, 0.6f}, {0.6f, 0.8f}}))),
              manager.create(new long[] {-1, -1}),
              Optional.empty());
      Learner learner = new GRACE().learner(Blocks::identityBlock);
      NDArray loss = learner.loss(batch, (block, inputs) -> inputs);
      assertThat((double) loss.getFloat()).isCloseTo(expected, within(1e-5));
    }
  }
}
