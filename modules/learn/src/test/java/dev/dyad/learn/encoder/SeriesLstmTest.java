package dev.dyad.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.dyad.learn.Encoder;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeriesLstmTest {
  private static final int HIDDEN = 3;
  private static final int CHANNELS = 2;

  /** Two channels of five values. */
  private static final float[] VALUES = {0.5f, -1, 2, 0.25f, 1, 1, 0, -2, 0.5f, -0.75f};

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private Block initialized(Pooling pooling) {
    Block block = new SeriesLstm(HIDDEN, pooling, 0).block();
    block.initialize(manager, DataType.FLOAT32, new Shape(1, CHANNELS, 5), new Shape(1));
    return block;
  }

  private float[] forward(Block block, float[] values, int longest, long... lengths) {
    var inputs =
        new NDList(
            manager.create(values, new Shape(lengths.length, CHANNELS, longest)),
            manager.create(lengths));
    return block.forward(new ParameterStore(manager, false), inputs, false).head().toFloatArray();
  }

  @Test
  void agreesWithPlainLoop() {
    Block block = initialized(Pooling.MEAN);
    float[] y = forward(block, VALUES, 5, 5);
    assertThat(y).hasSize(2 * HIDDEN);
    for (int direction = 0; direction < 2; direction++) {
      double[] mean = plainMean(block, direction == 1);
      for (int i = 0; i < HIDDEN; i++) {
        assertThat((double) y[direction * HIDDEN + i]).isCloseTo(mean[i], within(1e-5));
      }
    }
  }

  private static double[] plainMean(Block block, boolean backward) {
    double[] mean = new double[HIDDEN];
    for (double[] state : plainStates(block, backward)) {
      for (int h = 0; h < HIDDEN; h++) {
        mean[h] += state[h] / 5;
      }
    }
    return mean;
  }

  /** The state after each step read; gates in the order input, forget, cell, output. */
  private static double[][] plainStates(Block block, boolean backward) {
    String direction = backward ? "_l0_reverse" : "_l0";
    float[] fromInput = values(block, "lstm.weight_ih" + direction);
    float[] fromState = values(block, "lstm.weight_hh" + direction);
    float[] inputBias = values(block, "lstm.bias_ih" + direction);
    float[] stateBias = values(block, "lstm.bias_hh" + direction);
    double[] state = new double[HIDDEN];
    double[] cell = new double[HIDDEN];
    double[][] states = new double[5][];
    for (int step = 0; step < 5; step++) {
      int t = backward ? 4 - step : step;
      double[] gates = new double[4 * HIDDEN];
      for (int g = 0; g < gates.length; g++) {
        gates[g] = inputBias[g] + stateBias[g];
        for (int c = 0; c < CHANNELS; c++) {
          gates[g] += fromInput[g * CHANNELS + c] * VALUES[c * 5 + t];
        }
        for (int h = 0; h < HIDDEN; h++) {
          gates[g] += fromState[g * HIDDEN + h] * state[h];
        }
      }
      for (int h = 0; h < HIDDEN; h++) {
        cell[h] =
            sigmoid(gates[HIDDEN + h]) * cell[h]
                + sigmoid(gates[h]) * Math.tanh(gates[2 * HIDDEN + h]);
      }
      for (int h = 0; h < HIDDEN; h++) {
        state[h] = sigmoid(gates[3 * HIDDEN + h]) * Math.tanh(cell[h]);
      }
      states[step] = state.clone();
    }
    return states;
  }

  private static float[] values(Block block, String name) {
    NDArray array = block.getParameters().get(name).getArray();
    return array.toFloatArray();
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void paddingDoesNotChangeARepresentation() {
    for (Pooling pooling : new Pooling[] {Pooling.MEAN, Pooling.MAX, Pooling.LAST}) {
      Block block = initialized(pooling);
      float[] alone = forward(block, VALUES, 5, 5);
      float[] twoWithNoiseAfterTheEnd = {
        0.5f, -1, 2, 0.25f, 1, 9, 9, 1, 0, -2, 0.5f, -0.75f, 9, 9, 1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4,
        5, 6, 7
      };
      float[] padded = forward(block, twoWithNoiseAfterTheEnd, 7, 5, 7);
      for (int i = 0; i < alone.length; i++) {
        assertThat(padded[i]).isCloseTo(alone[i], within(1e-6f));
      }
    }
  }

  @Test
  void emptySequenceIsZeros() {
    for (Pooling pooling : new Pooling[] {Pooling.MEAN, Pooling.MAX, Pooling.LAST}) {
      for (float value : forward(initialized(pooling), VALUES, 5, 0)) {
        assertThat(Math.abs(value)).isZero(); // also for -0
      }
    }
  }

  @Test
  void lastIsTheStateAtTheEndOfEachDirection() {
    Block block = initialized(Pooling.LAST);
    float[] y = forward(block, VALUES, 5, 5);
    for (int direction = 0; direction < 2; direction++) {
      double[][] states = plainStates(block, direction == 1);
      for (int i = 0; i < HIDDEN; i++) {
        assertThat((double) y[direction * HIDDEN + i]).isCloseTo(states[4][i], within(1e-5));
      }
    }
  }

  @Test
  void hasNoClassToken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeriesLstm(3, Pooling.CLS, 0))
        .withMessageStartingWith(
            "pooling of SeriesLstm must be one of [mean, max, last], but was cls");
  }

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(Encoder.class)).contains(new SeriesLstm());
  }
}
