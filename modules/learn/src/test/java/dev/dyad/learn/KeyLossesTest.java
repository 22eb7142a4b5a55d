package dev.dyad.learn;

import static dev.dyad.learn.Rows.array;
import static dev.dyad.learn.Rows.cosine;
import static dev.dyad.learn.Rows.dot;
import static dev.dyad.learn.Rows.gaussian;
import static dev.dyad.learn.Rows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.dyad.testkit.Seeds;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses of {@link Losses} with groups, plain dot products, a queue, labels. */
class KeyLossesTest {
  private static final Offset<Double> EXACT = within(1e-10);

  private NDManager manager;

  @BeforeEach
  void open() {
    manager = NDManager.newBaseManager();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void groupedInfoNceAgreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          double[][] q = gaussian(random, random.nextInt(2, 9), 3);
          double[][] k = gaussian(random, q.length, 3);
          long[] groups = random.longs(q.length, 0, 4).toArray();
          double cosines = 0;
          double dots = 0;
          for (int i = 0; i < q.length; i++) {
            double cosineSum = 0;
            double dotSum = 0;
            for (int j = 0; j < q.length; j++) {
              if (j == i || groups[j] != groups[i]) {
                cosineSum += Math.exp(cosine(q[i], k[j]) / 0.3);
                dotSum += Math.exp(dot(q[i], k[j]));
              }
            }
            cosines += (Math.log(cosineSum) - cosine(q[i], k[i]) / 0.3) / q.length;
            dots += (Math.log(dotSum) - dot(q[i], k[i])) / q.length;
          }
          NDArray g = manager.create(groups);
          NDArray qs = array(manager, q);
          NDArray ks = array(manager, k);
          assertThat(value(Losses.infoNce(qs, ks, g, 0.3))).isCloseTo(cosines, EXACT);
          assertThat(value(Losses.dotInfoNce(qs, ks, g))).isCloseTo(dots, EXACT);
        });
  }

  /** 0.01 takes the way for small temperatures; 2,500 keys are more than one block. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.025, 0.07, 2})
  void queueInfoNceAgreesWithPlainLoop(double t) {
    Seeds.forAll(
        4,
        random -> {
          double[][] q = gaussian(random, 5, 4);
          double[][] k = gaussian(random, 5, 4);
          double[][] queue = gaussian(random, 2500, 4);
          double expected = 0;
          for (int i = 0; i < q.length; i++) {
            double sum = Math.exp(cosine(q[i], k[i]) / t);
            for (double[] u : queue) {
              sum += Math.exp(cosine(q[i], u) / t);
            }
            expected += (Math.log(sum) - cosine(q[i], k[i]) / t) / q.length;
          }
          NDArray units = array(manager, queue).normalize(2, 1);
          NDArray loss = Losses.queueInfoNce(array(manager, q), array(manager, k), units, t);
          assertThat(value(loss)).isCloseTo(expected, within(1e-8));
        });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.07, 1})
  void queueInfoNceHasTheRightGradientForQueriesAndNoneForKeys(double t) {
    Seeds.forAll(
        3,
        random -> {
          NDArray q = array(manager, gaussian(random, 3, 4));
          NDArray k = array(manager, gaussian(random, 3, 4));
          NDArray queue = array(manager, gaussian(random, 2100, 4)).normalize(2, 1);
          Gradients.assertCorrect(q, x -> Losses.queueInfoNce(x, k, queue, t));
          double[] ofKeys =
              Gradients.of(k, x -> Losses.queueInfoNce(q.add(x.sum().mul(0)), x, queue, t));
          assertThat(Arrays.stream(ofKeys).map(Math::abs).sum()).isZero();
        });
  }

  @Test
  void queueInfoNceIsLogOfAllWhenAllAreEqual() {
    NDArray z = manager.ones(new Shape(4, 1));
    NDArray queue = manager.ones(new Shape(4095, 1));
    assertThat(value(Losses.queueInfoNce(z, z, queue, 0.07)))
        .isCloseTo(Math.log(4096), within(1e-4));
  }

  @Test
  void queueInfoNceStaysFiniteAtAnyTemperature() {
    NDArray q = manager.create(new float[] {1, 0, 0, 0}, new Shape(2, 2)); // one of zeros
    NDArray queue = manager.create(new float[] {-1, 0, -1, 0}, new Shape(2, 2));
    for (double t : new double[] {1e-4, 0.01, 0.0249, 0.025, 0.1, 1e4}) {
      assertThat(value(Losses.queueInfoNce(q, q, queue, t))).as("t = %s", t).isFinite();
      assertThat(Gradients.of(q, x -> Losses.queueInfoNce(x, q, queue, t)))
          .as("t = %s", t)
          .doesNotContain(Double.NaN);
    }
  }

  @Test
  void supConAgreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          double[][] z1 = gaussian(random, random.nextInt(2, 9), 3);
          double[][] z2 = gaussian(random, z1.length, 3);
          long[] kinds = random.longs(z1.length, 0, 3).toArray();
          double[][] z = Rows.both(z1, z2);
          double expected = 0;
          for (int i = 0; i < z.length; i++) {
            double all = 0;
            for (int k = 0; k < z.length; k++) {
              all += k == i ? 0 : Math.exp(cosine(z[i], z[k]) / 0.2);
            }
            double sum = 0;
            int positives = 0;
            for (int p = 0; p < z.length; p++) {
              if (p != i && kinds[p % z1.length] == kinds[i % z1.length]) {
                sum -= Math.log(Math.exp(cosine(z[i], z[p]) / 0.2) / all);
                positives++;
              }
            }
            expected += sum / positives / z.length;
          }
          assertThat(
                  value(
                      Losses.supCon(
                          array(manager, z1), array(manager, z2), manager.create(kinds), 0.2)))
              .isCloseTo(expected, EXACT);
        });
  }

  @Test
  void supConIsNtXentIfAllKindsDiffer() {
    NDArray z1 = manager.randomNormal(new Shape(6, 4));
    NDArray z2 = manager.randomNormal(new Shape(6, 4));
    NDArray kinds = manager.create(new long[] {5, 4, 3, 2, 1, 0});
    assertThat(value(Losses.supCon(z1, z2, kinds, 0.1)))
        .isCloseTo(value(Losses.ntXent(z1, z2, 0.1)), within(1e-5));
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    Seeds.forAll(
        3,
        random -> {
          NDArray a = array(manager, gaussian(random, 4, 3));
          NDArray b = array(manager, gaussian(random, 4, 3));
          NDArray groups = manager.create(new long[] {1, 2, 1, 3});
          Gradients.assertCorrect(a, x -> Losses.infoNce(x, b, groups, 0.3));
          Gradients.assertCorrect(b, x -> Losses.infoNce(a, x, groups, 0.3));
          Gradients.assertCorrect(a, x -> Losses.dotInfoNce(x, b, groups));
          Gradients.assertCorrect(b, x -> Losses.dotInfoNce(a, x, groups));
          Gradients.assertCorrect(a, x -> Losses.supCon(x, b, groups, 0.3));
          Gradients.assertCorrect(b, x -> Losses.supCon(a, x, groups, 0.3));
        });
  }

  /** 600 samples are beyond the size up to which the whole matrix is held at once. */
  @Test
  void ntXentOfManySamplesAgreesWithPlainLoop() {
    Seeds.forAll(
        2,
        random -> {
          double[][] z1 = gaussian(random, 600, 3);
          double[][] z2 = gaussian(random, 600, 3);
          long[] groups = random.longs(600, 0, 500).toArray();
          NDArray a = array(manager, z1);
          NDArray b = array(manager, z2);
          NDArray g = manager.create(groups);
          assertThat(value(Losses.ntXent(a, b, g, 0.1)))
              .isCloseTo(PlainLosses.ntXent(z1, z2, groups, 0.1), within(1e-9));
          double[] gradient = Gradients.of(a, x -> Losses.ntXent(x, b, g, 0.1));
          for (int i : new int[] {0, 1, 850, 1799}) {
            double low = value(Losses.ntXent(moved(a, i, -1e-6), b, g, 0.1));
            double high = value(Losses.ntXent(moved(a, i, 1e-6), b, g, 0.1));
            assertThat(gradient[i]).isCloseTo((high - low) / 2e-6, within(1e-8));
          }
        });
  }

  private NDArray moved(NDArray at, int index, double change) {
    double[] numbers = at.toDoubleArray();
    numbers[index] += change;
    return manager.create(numbers, at.getShape());
  }

  @Test
  void rejectsQueuesOfAnotherWidth() {
    NDArray z = manager.ones(new Shape(2, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.queueInfoNce(z, z, manager.ones(new Shape(5, 4)), 0.1))
        .withMessage(
            "queue must have as many columns as queries, shape (2, 3), but had shape (5, 4)");
  }
}
