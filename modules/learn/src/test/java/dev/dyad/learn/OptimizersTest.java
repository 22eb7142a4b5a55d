package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * Five steps from fixed weights with the gradients cos(t + i) · (i + 1) / 4 of weight i at step t =
 * 1..5. Golden numbers are the weights that PyTorch 1.13.1's optimisers reach.
 */
class OptimizersTest {
  private static final float[] START = {0.5f, -0.25f, 1, 2, -1.5f, 0.125f};
  private static final Schedule CONSTANT = new Constant();
  private static final OptionalDouble NO_CLIP = OptionalDouble.empty();

  private static float gradient(int t, int i) {
    return (float) (Math.cos(t + i) * (i + 1) / 4);
  }

  private static float[] after5Steps(Optimizer optimizer, boolean decayed) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      NDArray weights = manager.create(START, new Shape(2, 3));
      UpdateRule rule = optimizer.start(manager, List.of(new Weights("w", weights, decayed)));
      for (int t = 1; t <= 5; t++) {
        float[] gradient = new float[6];
        for (int i = 0; i < 6; i++) {
          gradient[i] = gradient(t, i);
        }
        rule.step(new NDList(manager.create(gradient, new Shape(2, 3))), optimizer.learningRate());
      }
      return weights.toFloatArray();
    }
  }

  private static void assertNear(float[] actual, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).as("weight %d", i).isCloseTo(expected[i], within(3e-7));
    }
  }

  @Test
  void adamAgreesWithPyTorch() {
    assertNear(
        after5Steps(new Adam(0.01), true),
        0.5046074986457825,
        -0.2135668694972992,
        1.0233418941497803,
        1.9996912479400635,
        -1.5370464324951172,
        0.09916619956493378);
  }

  @Test
  void adamWithDecayAgreesWithPyTorch() {
    assertNear(
        after5Steps(new Adam(0.01, 0.8, 0.95, 1e-3, 0.1, CONSTANT, NO_CLIP), true),
        0.4952855706214905,
        -0.21436536312103271,
        1.0149387121200562,
        1.9874752759933472,
        -1.531872034072876,
        0.10226517170667648);
  }

  @Test
  void adamWAgreesWithPyTorch() {
    assertNear(
        after5Steps(new AdamW(0.01, 0.9, 0.999, 1e-8, 0.1, CONSTANT, NO_CLIP), true),
        0.5021385550498962,
        -0.21241316199302673,
        1.0182713270187378,
        1.9896751642227173,
        -1.5294687747955322,
        0.09862661361694336);
  }

  @Test
  void sgdAgreesWithPyTorch() {
    assertNear(
        after5Steps(new Sgd(0.01, 0, false, 0, CONSTANT, NO_CLIP), true),
        0.5030895471572876,
        -0.24592025578022003,
        0.9973443150520325,
        1.9880139827728271,
        -1.5117636919021606,
        0.12772443890571594);
  }

  @Test
  void sgdWithMomentumAgreesWithPyTorch() {
    assertNear(
        after5Steps(new Sgd(0.01, 0.9, false, 0.1, CONSTANT, NO_CLIP), true),
        0.5005953907966614,
        -0.21990810334682465,
        1.008893370628357,
        1.951853632926941,
        -1.5466164350509644,
        0.07028598338365555);
  }

  @Test
  void sgdWithNesterovAgreesWithPyTorch() {
    assertNear(
        after5Steps(new Sgd(0.01, 0.9, true, 0.1, CONSTANT, NO_CLIP), true),
        0.5011366605758667,
        -0.21771584451198578,
        1.0002241134643555,
        1.9347624778747559,
        -1.5460060834884644,
        0.07821755111217499);
  }

  @Test
  void larsAgreesWithPlainLoop() {
    assertNear(
        after5Steps(new Lars(0.5, 0.9, 0.1, 0.02, CONSTANT, NO_CLIP), true),
        plainLars(0.5, 0.9, 0.1, 0.02));
  }

  @Test
  void larsLeavesBiasesToPlainMomentum() {
    assertNear(
        after5Steps(new Lars(0.01, 0.9, 0.1, 0.02, CONSTANT, NO_CLIP), false),
        plainLars(0.01, 0.9, 0, 0));
  }

  private static double[] plainLars(double rate, double momentum, double decay, double trust) {
    double[] w = {0.5, -0.25, 1, 2, -1.5, 0.125};
    double[] b = new double[6];
    for (int t = 1; t <= 5; t++) {
      double length = 0;
      double slope = 0;
      for (int i = 0; i < 6; i++) {
        length += w[i] * w[i];
        slope += (double) gradient(t, i) * gradient(t, i);
      }
      double scale =
          trust == 0
              ? 1
              : trust * Math.sqrt(length) / (Math.sqrt(slope) + decay * Math.sqrt(length));
      for (int i = 0; i < 6; i++) {
        b[i] = momentum * b[i] + scale * (gradient(t, i) + decay * w[i]);
        w[i] -= rate * b[i];
      }
    }
    return w;
  }

  @Test
  void decaySkipsBiasesAndNorms() {
    assertThat(after5Steps(new AdamW(0.01, 0.9, 0.999, 1e-8, 0.5, CONSTANT, NO_CLIP), false))
        .isEqualTo(after5Steps(new AdamW(0.01, 0.9, 0.999, 1e-8, 0, CONSTANT, NO_CLIP), true));
  }

  @Test
  void cosineWarmsUpAndFalls() {
    var cosine = new Cosine(1, 0.1);
    assertThat(cosine.factor(0, 50, 10)).isCloseTo(0.1, within(1e-12));
    assertThat(cosine.factor(9, 50, 10)).isEqualTo(1);
    assertThat(cosine.factor(10, 50, 10)).isEqualTo(1);
    assertThat(cosine.factor(30, 50, 10)).isCloseTo(0.55, within(1e-12)); // half way
    assertThat(cosine.factor(50, 50, 10)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void rejectsSettingsOutOfRange() {
    assertThatThrownBy(() -> new Adam(-1))
        .hasMessage("learningRate must be positive, but was -1.0");
    assertThatThrownBy(() -> new Sgd(0.1, 0, true, 0, CONSTANT, NO_CLIP))
        .hasMessageContaining("nesterov needs momentum above 0");
  }

  @Test
  void everyRegisteredRecordReadsBackWhatItWrote() {
    var codec = LearningSpecs.codec();
    for (Object spec :
        List.of(
            new Adam(0.01, 0.8, 0.95, 1e-3, 0.1, new Cosine(2, 0.1), OptionalDouble.of(1)),
            new AdamW(),
            new Sgd(),
            new Lars(),
            new dev.dyad.learn.method.SimCLR(),
            new dev.dyad.learn.method.Siamese(),
            new dev.dyad.learn.method.Triplet())) {
      assertThat(codec.read(codec.write(spec))).isEqualTo(spec);
    }
  }
}
