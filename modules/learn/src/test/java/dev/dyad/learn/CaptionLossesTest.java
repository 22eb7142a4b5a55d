package dev.dyad.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.dyad.testkit.Seeds;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaptionLossesTest {
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

  private NDArray array(double[][] rows) {
    return Rows.array(manager, rows);
  }

  private NDArray number(double value) {
    return manager.create(new double[] {value});
  }

  private NDArray mask(boolean[][] excluded) {
    int columns = excluded[0].length;
    boolean[] flat = new boolean[excluded.length * columns];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = excluded[i / columns][i % columns];
    }
    return manager.create(flat, new Shape(excluded.length, columns));
  }

  private static boolean[][] excluded(RandomGenerator random, int rows, int columns) {
    boolean[][] excluded = new boolean[rows][columns];
    for (boolean[] row : excluded) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextInt(4) == 0;
      }
    }
    return excluded;
  }

  @Test
  void agreesWithPlainLoop() {
    Seeds.forAll(
        20,
        random -> {
          double[][] images = Rows.gaussian(random, random.nextInt(2, 9), 3);
          double[][] captions = Rows.gaussian(random, images.length + random.nextInt(5), 3);
          boolean[][] excluded = excluded(random, images.length, captions.length);
          double logScale = random.nextDouble(-1, 4);
          NDArray loss =
              CaptionLosses.clip(array(images), array(captions), mask(excluded), number(logScale));
          assertThat(Rows.value(loss))
              .isCloseTo(PlainLosses.clip(images, captions, excluded, logScale), EXACT);
        });
  }

  @Test
  void isSymmetricInfoNceWhereNothingIsExcluded() {
    Seeds.forAll(
        5,
        random -> {
          NDArray a = array(Rows.gaussian(random, 6, 4));
          NDArray b = array(Rows.gaussian(random, 6, 4));
          NDArray none = manager.zeros(new Shape(6, 6), DataType.BOOLEAN);
          assertThat(Rows.value(CaptionLosses.clip(a, b, none, number(-Math.log(0.07)))))
              .isCloseTo(Rows.value(Losses.symmetricInfoNce(a, b, 0.07)), EXACT);
        });
  }

  @Test
  void isLogOfAllWhenAllEmbeddingsAreEqual() {
    NDArray images = manager.ones(new Shape(3, 2));
    NDArray captions = manager.ones(new Shape(7, 2));
    NDArray none = manager.zeros(new Shape(3, 7), DataType.BOOLEAN);
    NDArray scale = manager.create(new float[] {2});
    assertThat(Rows.value(CaptionLosses.clip(images, captions, none, scale)))
        .isCloseTo((Math.log(7) + Math.log(3)) / 2, within(1e-6));
  }

  @Test
  void gradientsAgreeWithDifferences() {
    Seeds.forAll(
        3,
        random -> {
          NDArray images = array(Rows.gaussian(random, 4, 3));
          NDArray captions = array(Rows.gaussian(random, 6, 3));
          NDArray excluded = mask(excluded(random, 4, 6));
          NDArray scale = number(1.3);
          Gradients.assertCorrect(images, x -> CaptionLosses.clip(x, captions, excluded, scale));
          Gradients.assertCorrect(captions, x -> CaptionLosses.clip(images, x, excluded, scale));
          Gradients.assertCorrect(scale, x -> CaptionLosses.clip(images, captions, excluded, x));
        });
  }

  @Test
  void rejectsWhatDoesNotFit() {
    NDArray images = manager.ones(new Shape(3, 2));
    NDArray captions = manager.ones(new Shape(4, 2));
    NDArray square = manager.zeros(new Shape(3, 3), DataType.BOOLEAN);
    NDArray scale = manager.ones(new Shape(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaptionLosses.clip(images, captions, square, scale))
        .withMessage(
            "excluded must have a value for each image and caption, shape (3, 4), but had shape"
                + " (3, 3)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaptionLosses.clip(captions, images, square, scale))
        .withMessageContaining("captions must have at least 4 rows, but had 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaptionLosses.clip(images, images, square, manager.ones(new Shape(2))))
        .withMessage("logScale must be one number, but had shape (2)");
  }
}
