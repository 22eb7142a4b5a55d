package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.dyad.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossesTest {
  private static final Offset<Double> EXACT = within(1e-10);
  private static final Offset<Double> FLOAT = within(1e-4);

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
  void ntXentAgreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          double[][] z1 = gaussian(random, random.nextInt(2, 9), 3);
          double[][] z2 = gaussian(random, z1.length, 3);
          double t = random.nextDouble(0.05, 2);
          long[] ownGroups = new long[z1.length];
          for (int i = 0; i < z1.length; i++) {
            ownGroups[i] = i;
          }
          assertThat(value(Losses.ntXent(array(z1), array(z2), t)))
              .isCloseTo(PlainLosses.ntXent(z1, z2, ownGroups, t), EXACT);
        });
  }

  @Test
  void ntXentWithGroupsAgreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          double[][] z1 = gaussian(random, random.nextInt(2, 9), 3);
          double[][] z2 = gaussian(random, z1.length, 3);
          long[] groups = random.longs(z1.length, 0, 4).toArray();
          assertThat(value(Losses.ntXent(array(z1), array(z2), manager.create(groups), 0.3)))
              .isCloseTo(PlainLosses.ntXent(z1, z2, groups, 0.3), EXACT);
        });
  }

  @Test
  void infoNceAgreesWithPlainLoopAndTakesMoreKeys() {
    Seeds.forAll(
        20,
        random -> {
          double[][] queries = gaussian(random, random.nextInt(2, 9), 3);
          double[][] keys = gaussian(random, queries.length + random.nextInt(4), 3);
          assertThat(value(Losses.infoNce(array(queries), array(keys), 0.2)))
              .isCloseTo(PlainLosses.infoNce(queries, keys, 0.2), EXACT);
        });
  }

  @Test
  void symmetricInfoNceIsTheMeanOfBothDirections() {
    Seeds.forAll(
        10,
        random -> {
          double[][] a = gaussian(random, 5, 3);
          double[][] b = gaussian(random, 5, 3);
          assertThat(value(Losses.symmetricInfoNce(array(a), array(b), 0.2)))
              .isCloseTo(
                  (PlainLosses.infoNce(a, b, 0.2) + PlainLosses.infoNce(b, a, 0.2)) / 2, EXACT);
        });
  }

  @Test
  void multipleNegativesAgreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          double[][] a = gaussian(random, random.nextInt(2, 9), 3);
          double[][] p = gaussian(random, a.length, 3);
          double[][] hard = gaussian(random, random.nextInt(1, 5), 3);
          int width = random.nextBoolean() ? a.length : a.length + hard.length;
          boolean[][] same = new boolean[a.length][width];
          boolean[] flat = new boolean[a.length * width];
          for (int i = 0; i < flat.length; i++) {
            flat[i] = random.nextInt(4) == 0;
            same[i / width][i % width] = flat[i];
          }
          NDArray mask = manager.create(flat, new Shape(a.length, width));
          double oneWay = PlainLosses.multipleNegatives(a, p, hard, same, 0.2);
          assertThat(
                  value(
                      RankingLosses.multipleNegatives(
                          array(a), array(p), List.of(array(hard)), mask, 0.2, false)))
              .isCloseTo(oneWay, EXACT);
          double back = PlainLosses.multipleNegatives(p, a, new double[0][], transposed(same), 0.2);
          assertThat(
                  value(
                      RankingLosses.multipleNegatives(
                          array(a), array(p), List.of(array(hard)), mask, 0.2, true)))
              .isCloseTo((oneWay + back) / 2, EXACT);
        });
  }

  private static boolean[][] transposed(boolean[][] rows) {
    boolean[][] turned = new boolean[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        turned[j][i] = rows[i][j];
      }
    }
    return turned;
  }

  @Test
  void multipleNegativesIsLogOfAllKeysWhenAllEmbeddingsAreEqual() {
    NDArray z = manager.ones(new Shape(4, 3));
    NDArray none = manager.zeros(new Shape(4, 4), DataType.BOOLEAN);
    assertThat(value(RankingLosses.multipleNegatives(z, z, List.of(z, z), none, 0.05, false)))
        .isCloseTo(Math.log(12), FLOAT);
    assertThat(value(RankingLosses.multipleNegatives(z, z, List.of(), none, 0.05, true)))
        .isCloseTo(Math.log(4), FLOAT);
  }

  @Test
  void multipleNegativesNeedsAValueForEachPair() {
    NDArray z = manager.ones(new Shape(4, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RankingLosses.multipleNegatives(
                    z, z, List.of(), manager.zeros(new Shape(4)), 0.05, false))
        .withMessage(
            "same must have a value for each pair, shape (4, 4) or (4, 4), but had shape (4)");
  }

  @Test
  void marginContrastiveAgreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          double[][] z1 = gaussian(random, 6, 2);
          double[][] z2 = gaussian(random, 6, 2);
          boolean[] same = {true, false, true, false, false, random.nextBoolean()};
          assertThat(value(Losses.marginContrastive(array(z1), array(z2), manager.create(same), 2)))
              .isCloseTo(PlainLosses.marginContrastive(z1, z2, same, 2), EXACT);
        });
  }

  @Test
  void tripletAgreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          double[][] a = gaussian(random, 6, 2);
          double[][] p = gaussian(random, 6, 2);
          double[][] n = gaussian(random, 6, 2);
          assertThat(value(Losses.triplet(array(a), array(p), array(n), 1)))
              .isCloseTo(PlainLosses.triplet(a, p, n, 1), EXACT);
        });
  }

  /** Numbers of PyTorch 1.13.1: normalize, cross_entropy, triplet_margin_loss with eps 0. */
  @Test
  void agreesWithPyTorchsOwnLosses() {
    NDArray z1 = wave(0.7, 0.3);
    NDArray z2 = wave(0.4, Math.PI / 2 - 0.2); // cos(x - 0.2)
    NDArray z3 = wave(1.3, 1.0);
    assertThat(value(Losses.ntXent(z1, z2, 0.5))).isCloseTo(2.79758212306887, EXACT);
    assertThat(value(Losses.ntXent(z1, z2, 0.07))).isCloseTo(12.638631212651621, EXACT);
    assertThat(value(Losses.infoNce(z1, z2, 0.5))).isCloseTo(2.3078839129927418, EXACT);
    assertThat(value(Losses.symmetricInfoNce(z1, z2, 0.5))).isCloseTo(2.3162826901304574, EXACT);
    assertThat(value(Losses.triplet(z1, z2, z3, 1))).isCloseTo(1.03935259239007, EXACT);
    NDArray same = manager.create(new float[] {1, 0, 0, 1, 0});
    assertThat(value(Losses.marginContrastive(z1, z2, same, 2)))
        .isCloseTo(0.8338429527401635, EXACT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 10})
  void isLogOfOthersWhenAllEmbeddingsAreEqual(double temperature) {
    NDArray z = manager.ones(new Shape(8, 3));
    assertThat(value(Losses.ntXent(z, z, temperature))).isCloseTo(Math.log(15), FLOAT);
    assertThat(value(Losses.infoNce(z, z, temperature))).isCloseTo(Math.log(8), FLOAT);
    assertThat(value(Losses.symmetricInfoNce(z, z, temperature))).isCloseTo(Math.log(8), FLOAT);
  }

  @Test
  void isNearlyZeroWhenPartnersCoincideAndOthersAreOpposite() {
    NDArray z = manager.create(new float[] {1, 0, -1, 0}, new Shape(2, 2));
    assertThat(value(Losses.ntXent(z, z, 0.01))).isCloseTo(0, FLOAT);
    assertThat(value(Losses.infoNce(z, z, 0.01))).isCloseTo(0, FLOAT);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-30f, 1e-8f, 1e8f, 1e30f})
  void ntXentDoesNotSeeTheLengthOfEmbeddings(float length) {
    NDArray z1 = manager.create(new float[] {1, 2, 3, -1, 2, 0}, new Shape(2, 3));
    NDArray z2 = manager.create(new float[] {2, 1, 3, 0, 1, 1}, new Shape(2, 3));
    double expected = value(Losses.ntXent(z1, z2, 0.1));
    assertThat(value(Losses.ntXent(z1.mul(length), z2, 0.1))).isCloseTo(expected, FLOAT);
  }

  @Test
  void zerosGiveFiniteLossAndGradients() {
    NDArray z = manager.zeros(new Shape(4, 3));
    assertThat(value(Losses.ntXent(z, z, 0.5))).isCloseTo(Math.log(7), FLOAT);
    assertThat(Gradients.of(z, x -> Losses.ntXent(x, z, 0.5))).doesNotContain(Double.NaN);
    assertThat(Gradients.of(z, x -> Losses.triplet(x, z, z, 1))).containsOnly(0);
    NDArray different = manager.zeros(new Shape(4));
    assertThat(Gradients.of(z, x -> Losses.marginContrastive(x, z, different, 1))).containsOnly(0);
  }

  @Test
  void ntXentStaysFiniteInHalfPrecision() {
    NDArray z1 = manager.create(new float[] {100, 200, -300, 100}, new Shape(2, 2));
    NDArray z2 = manager.create(new float[] {100, 100, -100, 100}, new Shape(2, 2));
    double wide = value(Losses.ntXent(z1, z2, 0.01));
    NDArray half =
        Losses.ntXent(z1.toType(DataType.FLOAT16, false), z2.toType(DataType.FLOAT16, false), 0.01);
    assertThat(half.getDataType()).isEqualTo(DataType.FLOAT32);
    assertThat(value(half)).isCloseTo(wide, FLOAT);
  }

  @Test
  void copiesInTheBatchAreNoNegatives() {
    NDArray z1 = manager.create(new float[] {1, 0, 1, 0, 0, 1}, new Shape(3, 2));
    NDArray groups = manager.create(new long[] {7, 7, 8});
    double[][] rows = {{1, 0}, {1, 0}, {0, 1}};
    double expected = PlainLosses.ntXent(rows, rows, new long[] {7, 7, 8}, 0.1);
    assertThat(value(Losses.ntXent(z1, z1, groups, 0.1))).isCloseTo(expected, FLOAT);
    assertThat(value(Losses.ntXent(z1, z1, 0.1))).isGreaterThan(expected + 0.5);
  }

  @Test
  void ntXentOfASingleGroupIsZero() {
    NDArray z1 = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
    NDArray z2 = manager.create(new float[] {5, 1, 2, 8}, new Shape(2, 2));
    NDArray one = manager.create(new long[] {3, 3});
    assertThat(value(Losses.ntXent(z1, z2, one, 0.5))).isCloseTo(0, FLOAT);
  }

  @Test
  void tripletOfEqualEmbeddingsIsTheMargin() {
    NDArray z = manager.ones(new Shape(4, 3));
    assertThat(value(Losses.triplet(z, z, z, 0.7))).isCloseTo(0.7, FLOAT);
  }

  @Test
  void marginContrastiveLabelOneMeansSame() {
    NDArray origin = manager.zeros(new Shape(1, 2));
    NDArray far = manager.create(new float[] {3, 4}, new Shape(1, 2)); // 5 away
    NDArray one = manager.create(new float[] {1});
    NDArray zero = manager.create(new float[] {0});
    assertThat(value(Losses.marginContrastive(origin, far, one, 1))).isCloseTo(12.5, FLOAT);
    assertThat(value(Losses.marginContrastive(origin, far, zero, 1))).isZero();
    assertThat(value(Losses.marginContrastive(origin, far, zero, 7))).isCloseTo(2, FLOAT);
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    Seeds.forAll(
        5,
        random -> {
          NDArray a = array(gaussian(random, 4, 3));
          NDArray b = array(gaussian(random, 4, 3));
          NDArray c = array(gaussian(random, 4, 3));
          NDArray same = manager.create(new boolean[] {true, false, false, true});
          NDArray groups = manager.create(new long[] {1, 2, 1, 3});
          Gradients.assertCorrect(a, x -> Losses.ntXent(x, b, 0.3));
          Gradients.assertCorrect(b, x -> Losses.ntXent(a, x, 0.3));
          Gradients.assertCorrect(a, x -> Losses.ntXent(x, b, groups, 0.3));
          Gradients.assertCorrect(a, x -> Losses.infoNce(x, b, 0.3));
          Gradients.assertCorrect(b, x -> Losses.infoNce(a, x, 0.3));
          Gradients.assertCorrect(a, x -> Losses.symmetricInfoNce(x, b, 0.3));
          Gradients.assertCorrect(a, x -> Losses.marginContrastive(x, b, same, 3));
          Gradients.assertCorrect(a, x -> Losses.triplet(x, b, c, 2));
          Gradients.assertCorrect(c, x -> Losses.triplet(a, b, x, 2));
        });
  }

  @Test
  void belongsToTheManagerOfItsFirstArgument() {
    try (NDManager step = manager.newSubManager()) {
      NDArray z = step.ones(new Shape(2, 2));
      NDArray loss = Losses.ntXent(z, z, 0.5);
      assertThat(loss.getManager()).isSameAs(step);
      assertThat(step.getManagedArrays()).hasSize(2); // z and the loss
    }
  }

  @Test
  void rejectsShapesThatDiffer() {
    NDArray z = manager.ones(new Shape(4, 3));
    NDArray other = manager.ones(new Shape(4, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.ntXent(z, other, 0.5))
        .withMessage("z2 must have the shape of z1, (4, 3), but had shape (4, 2)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.infoNce(z, other, 0.5))
        .withMessageContaining("keys must have as many columns as queries");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.marginContrastive(z, z, manager.ones(new Shape(3)), 1))
        .withMessage("same must have one number for each of the 4 rows, but had shape (3)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.triplet(z, z, manager.ones(new Shape(4)), 1))
        .withMessageContaining("negative must have the shape of anchor");
  }

  @Test
  void rejectsABatchOfOne() {
    NDArray one = manager.ones(new Shape(1, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.ntXent(one, one, 0.5))
        .withMessage("z1 must have at least 2 rows, but had 1. Raise the batch size");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsTemperaturesThatAreNotPositive(double temperature) {
    NDArray z = manager.ones(new Shape(4, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.ntXent(z, z, temperature))
        .withMessage("temperature must be positive, but was " + temperature);
  }

  @Test
  void rejectsWholeNumbers() {
    NDArray z = manager.ones(new Shape(4, 3), DataType.INT64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Losses.ntXent(z, z, 0.5))
        .withMessage("z1 must hold floating-point numbers, but held int64");
  }

  /** Both cut the graph without a word. */
  @ParameterizedTest
  @ValueSource(strings = {"Losses", "LossScripts"})
  void neverConvertsThroughJava(String name) throws IOException {
    String source = Files.readString(Path.of("src/main/java/dev/dyad/learn/" + name + ".java"));
    assertThat(source).doesNotContain(".toType(").doesNotContain(".toDevice(");
  }

  private NDArray wave(double step, double start) {
    double[][] rows = new double[5][4];
    for (int i = 0; i < 20; i++) {
      rows[i / 4][i % 4] = Math.sin(step * i + start);
    }
    return array(rows);
  }

  private NDArray array(double[][] rows) {
    double[] flat = new double[rows.length * rows[0].length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = rows[i / rows[0].length][i % rows[0].length];
    }
    return manager.create(flat, new Shape(rows.length, rows[0].length));
  }

  private static double[][] gaussian(RandomGenerator random, int n, int d) {
    double[][] rows = new double[n][d];
    for (double[] row : rows) {
      for (int j = 0; j < d; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return rows;
  }

  private static double value(NDArray scalar) {
    assertThat(scalar.getShape()).isEqualTo(new Shape());
    return scalar.getDataType() == DataType.FLOAT64 ? scalar.getDouble() : scalar.getFloat();
  }
}
