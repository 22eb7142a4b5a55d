package dev.dyad.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.dyad.core.Permutation;
import dev.dyad.learn.Encoder;
import dev.dyad.testkit.Seeds;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphEncodersTest {
  private static final List<Readout> ALL = List.of(Readout.values());

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  static List<Encoder> encoders() {
    return List.of(
        new Gin(),
        new Gcn(),
        new Gin(2, 5, Kept.INPUTS_AND_LAYERS, ALL),
        new Gcn(3, 4, Kept.LAYERS, ALL),
        new Gin(1, 3, Kept.LAST, List.of(Readout.MAX, Readout.SUM)));
  }

  /** Graphs side by side, as a collator puts them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Batch(int[] counts, float[][] nodes, int[][] arcs, float[] weights) {
    static Batch random(RandomGenerator random, int columns) {
      int[] counts = random.ints(1 + random.nextInt(4), 1, 7).toArray();
      int nodes = java.util.Arrays.stream(counts).sum();
      float[][] rows = new float[nodes][columns];
      for (float[] row : rows) {
        for (int c = 0; c < columns; c++) {
          row[c] = random.nextFloat() - 0.5f;
        }
      }
      var arcs = new java.util.ArrayList<int[]>();
      int first = 0;
      for (int count : counts) {
        for (int a = random.nextInt(3 * count); a > 0; a--) {
          arcs.add(new int[] {first + random.nextInt(count), first + random.nextInt(count)});
        }
        first += count;
      }
      float[] weights = new float[arcs.size()];
      for (int a = 0; a < weights.length; a++) {
        weights[a] = random.nextFloat() + 0.5f;
      }
      return new Batch(counts, rows, arcs.toArray(int[][]::new), weights);
    }

    NDList on(NDManager manager) {
      long[] ends = new long[2 * arcs.length];
      for (int a = 0; a < arcs.length; a++) {
        ends[2 * a] = arcs[a][0];
        ends[2 * a + 1] = arcs[a][1];
      }
      long[] sizes = java.util.Arrays.stream(counts).asLongStream().toArray();
      float[] flat = new float[nodes.length * nodes[0].length];
      for (int v = 0; v < nodes.length; v++) {
        System.arraycopy(nodes[v], 0, flat, v * nodes[0].length, nodes[0].length);
      }
      return new NDList(
          manager.create(sizes),
          manager.create(flat, new Shape(nodes.length, nodes[0].length)),
          manager.create(ends, new Shape(arcs.length, 2)),
          manager.create(weights, new Shape(weights.length)));
    }

    /** The same graphs with the nodes of each in another order. */
    Batch renumbered(RandomGenerator random) {
      int[] places = new int[nodes.length];
      int first = 0;
      for (int count : counts) {
        int[] order = Permutation.of(count, random);
        for (int v = 0; v < count; v++) {
          places[first + v] = first + order[v];
        }
        first += count;
      }
      float[][] moved = new float[nodes.length][];
      for (int v = 0; v < nodes.length; v++) {
        moved[places[v]] = nodes[v];
      }
      int[][] ends = new int[arcs.length][];
      int[] order = Permutation.of(arcs.length, random);
      float[] movedWeights = new float[arcs.length];
      for (int a = 0; a < arcs.length; a++) {
        ends[order[a]] = new int[] {places[arcs[a][0]], places[arcs[a][1]]};
        movedWeights[order[a]] = weights[a];
      }
      return new Batch(counts, moved, ends, movedWeights);
    }
  }

  private NDArray forward(Block block, NDList inputs, boolean training) {
    return block.forward(new ParameterStore(manager, false), inputs, training).head();
  }

  private Block initialized(Encoder encoder, NDList like) {
    Block block = encoder.block();
    block.initialize(
        manager, DataType.FLOAT32, like.stream().map(NDArray::getShape).toArray(Shape[]::new));
    return block;
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void isTheSameHoweverNodesAreNumbered(Encoder encoder) {
    Seeds.forAll(
        20,
        random -> {
          Batch batch = Batch.random(random, 3);
          Block block = initialized(encoder, batch.on(manager));
          boolean first = encoder.toString().contains("FIRST");
          Batch other = first ? batch : batch.renumbered(random);
          assertThat(forward(block, other.on(manager), false).toFloatArray())
              .containsExactly(
                  forward(block, batch.on(manager), false).toFloatArray(), within(1e-4f));
        });
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void aGraphIsTheSameWhateverIsBesideIt(Encoder encoder) {
    Seeds.forAll(
        20,
        random -> {
          Batch batch = Batch.random(random, 2);
          Block block = initialized(encoder, batch.on(manager));
          NDArray together = forward(block, batch.on(manager), false);
          int count = batch.counts()[0];
          int[][] arcs =
              java.util.Arrays.stream(batch.arcs()).filter(a -> a[0] < count).toArray(int[][]::new);
          var alone =
              new Batch(
                  new int[] {count},
                  java.util.Arrays.copyOf(batch.nodes(), count),
                  arcs,
                  java.util.Arrays.copyOf(batch.weights(), arcs.length));
          assertThat(forward(block, alone.on(manager), false).toFloatArray())
              .containsExactly(together.get(0).toFloatArray(), within(1e-4f));
        });
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void everyParameterGetsAGradient(Encoder encoder) {
    NDList inputs = Batch.random(new Random(1), 3).on(manager);
    Block block = initialized(encoder, inputs);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(forward(block, inputs, true).square().sum());
    }
    for (Parameter parameter : block.getParameters().values()) {
      assertThat(parameter.getArray().hasGradient())
          .as(parameter.getName())
          .isEqualTo(parameter.requiresGradient());
    }
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void knowsItsDimension(Encoder encoder) {
    NDList inputs = Batch.random(new Random(2), 7).on(manager);
    Block block = initialized(encoder, inputs);
    Shape[] shapes = inputs.stream().map(NDArray::getShape).toArray(Shape[]::new);
    assertThat(block.getOutputShapes(shapes))
        .containsExactly(forward(block, inputs, true).getShape());
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void readsGraphsOfOneNodeWithoutEdges(Encoder encoder) {
    var lonely =
        new Batch(new int[] {1, 1}, new float[][] {{1, 2}, {3, 4}}, new int[0][], new float[0]);
    Block block = initialized(encoder, lonely.on(manager));
    assertThat(forward(block, lonely.on(manager), true).isNaN().any().getBoolean()).isFalse();
    assertThat(forward(block, lonely.on(manager), false).getShape().get(0)).isEqualTo(2);
  }

  @Test
  void gcnAgreesWithPlainLoop() {
    Seeds.forAll(
        50,
        random -> {
          Batch batch = Batch.random(random, 3);
          Block block = initialized(new Gcn(2, 4, Kept.LAST, ALL), batch.on(manager));
          parameter(block, "conv1.bias").set(new float[] {0.1f, -0.2f, 0.3f, 0.4f});
          double[][] rows = PlainGraphs.gcn(block, batch.nodes(), batch.arcs(), batch.weights(), 2);
          assertThat(forward(block, batch.on(manager), false).toFloatArray())
              .containsExactly(PlainGraphs.readOut(rows, batch.counts(), ALL), within(1e-4f));
        });
  }

  @Test
  void ginAgreesWithPlainLoop() {
    Seeds.forAll(
        50,
        random -> {
          Batch batch = Batch.random(random, 3);
          var gin = new Gin(2, 4, Kept.INPUTS_AND_LAYERS, ALL);
          Block block = initialized(gin, batch.on(manager));
          parameter(block, "bn1.running_mean").set(new float[] {0.1f, -0.2f, 0.3f, 0.4f});
          parameter(block, "conv2.nn.1.running_var").set(new float[] {2, 1, 0.5f, 3});
          double[][] rows = PlainGraphs.gin(block, batch.nodes(), batch.arcs(), batch.weights(), 2);
          assertThat(forward(block, batch.on(manager), false).toFloatArray())
              .containsExactly(PlainGraphs.readOut(rows, batch.counts(), ALL), within(2e-4f));
        });
  }

  @Test
  void localsAreTheRowsThatAreReadOut() {
    Batch batch = Batch.random(new Random(3), 3);
    NDList inputs = batch.on(manager);
    Block block = initialized(new Gin(2, 4, Kept.LAYERS, List.of(Readout.SUM)), inputs);
    NDList both = Locals.of(block).forward(new ParameterStore(manager, false), inputs, false);
    assertThat(both).hasSize(2);
    NDArray global = forward(block, inputs, false);
    assertThat(both.get(0).toFloatArray()).containsExactly(global.toFloatArray());
    assertThat(both.get(1).getShape()).isEqualTo(new Shape(batch.nodes().length, 8));
    assertThat(both.get(1).sum(new int[] {0}).toFloatArray())
        .containsExactly(global.sum(new int[] {0}).toFloatArray(), within(1e-4f));
  }

  @Test
  void picturesHaveNoLocals() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Locals.of(new SimpleCnn().block()))
        .withMessageContaining("such as Gin or Gcn");
  }

  @Test
  void areFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(Encoder.class)).contains(new Gin(), new Gcn());
  }

  @Test
  void rejectsSettingsThatMakeNoNetwork() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gin(0, 32))
        .withMessage("layers must be in 1..100, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gcn(1, 1, Kept.LAST, List.of()))
        .withMessageContaining("readouts must name at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gin().block().initialize(manager, DataType.FLOAT32, new Shape(2, 3)))
        .withMessageContaining("inputs of the encoder must have shapes");
  }

  private static NDArray parameter(Block block, String name) {
    return block.getParameters().get(name).getArray();
  }
}
