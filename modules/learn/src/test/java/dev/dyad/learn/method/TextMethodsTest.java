package dev.dyad.learn.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import dev.dyad.learn.Learner;
import dev.dyad.learn.LearnerBatch;
import dev.dyad.learn.LearningSpecs;
import dev.dyad.learn.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextMethodsTest {
  /** Vectors of the tokens 0 to 6. */
  private static final float[][] TABLE = {
    {0, 0}, {1, 0}, {0, 1}, {0.6f, 0.8f}, {0.8f, 0.6f}, {-1, 0}, {0, -1}
  };

  /** The loss where each text is one token, whose vector is its row of the table. */
  private static double loss(Method method, Optional<long[]> groups, long[]... views) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      Learner learner = method.learner(Blocks::identityBlock);
      var inputs = new ArrayList<NDList>();
      for (long[] view : views) {
        inputs.add(new NDList(manager.create(view).reshape(view.length, 1)));
      }
      var batch =
          new LearnerBatch(
              inputs,
              manager.full(new Shape(views[0].length), -1, DataType.INT64),
              groups.map(manager::create));
      NDArray table = manager.create(TABLE);
      return learner
          .loss(batch, (block, ids) -> new NDList(table.get(ids.head().flatten())))
          .getFloat();
    }
  }

  private static double similarity(long a, long b) {
    return TABLE[(int) a][0] * TABLE[(int) b][0] + TABLE[(int) a][1] * TABLE[(int) b][1];
  }

  /** Of rank i among the given keys. */
  private static double term(double temperature, long anchor, long positive, long... keys) {
    double all = 0;
    for (long key : keys) {
      all += Math.exp(similarity(anchor, key) / temperature);
    }
    return Math.log(all) - similarity(anchor, positive) / temperature;
  }

  @Test
  void rankingTakesOtherSecondViewsAsNegatives() {
    double expected =
        (term(0.5, 1, 4, 4, 3, 5) + term(0.5, 2, 3, 4, 3, 5) + term(0.5, 6, 5, 4, 3, 5)) / 3;
    assertThat(
            loss(
                new MultipleNegativesRanking(0.5, false),
                Optional.empty(),
                new long[] {1, 2, 6},
                new long[] {4, 3, 5}))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void rankingTakesThirdViewsAsHardNegatives() {
    double expected = (term(0.5, 1, 4, 4, 3, 5, 6) + term(0.5, 2, 3, 4, 3, 5, 6)) / 2;
    assertThat(
            loss(
                new MultipleNegativesRanking(0.5, false),
                Optional.empty(),
                new long[] {1, 2},
                new long[] {4, 3},
                new long[] {5, 6}))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void hardNegativesLeftAsTheyWereAreNone() {
    // 1 is the first anchor itself, 5 the third positive
    double expected =
        (term(0.5, 1, 4, 4, 3, 5, 5, 0)
                + term(0.5, 2, 3, 4, 3, 5, 1, 5, 0)
                + term(0.5, 6, 5, 4, 3, 5, 1, 0))
            / 3;
    assertThat(
            loss(
                new MultipleNegativesRanking(0.5, false),
                Optional.empty(),
                new long[] {1, 2, 6},
                new long[] {4, 3, 5},
                new long[] {1, 5, 0}))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void anyNumberOfFurtherViewsAreHardNegatives() {
    // the second of each set is the anchor itself or its positive, where that is no negative
    double expected = (term(0.5, 1, 4, 4, 3, 5, 6, 0) + term(0.5, 2, 3, 4, 3, 5, 6, 4, 0)) / 2;
    for (Method method :
        new Method[] {new MultipleNegativesRanking(0.5, false), new SimCSE(0.5, 0)}) {
      assertThat(
              loss(
                  method,
                  Optional.empty(),
                  new long[] {1, 2},
                  new long[] {4, 3},
                  new long[] {5, 6},
                  new long[] {4, 0}))
          .as("%s", method)
          .isCloseTo(expected, within(1e-5));
    }
  }

  /** Counts of nodes, in which graphs agree without being copies. */
  @Test
  void wholeNumbersThatAreNoTextsMakeNoCopies() {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      NDArray counts = manager.create(new long[] {3, 3, 3});
      var batch =
          new LearnerBatch(
              List.of(new NDList(counts), new NDList(counts)), counts, Optional.empty());
      assertThat(SameRows.of(batch, batch.views()).toType(DataType.INT64, true).sum().getLong())
          .as("pairs that are the same")
          .isEqualTo(3);
    }
  }

  @Test
  void copiesOfSamplesAreNoNegatives() {
    double expected =
        (term(0.5, 1, 4, 4, 3) + term(0.5, 2, 3, 4, 3, 5) + term(0.5, 6, 5, 3, 5)) / 3;
    assertThat(
            loss(
                new MultipleNegativesRanking(0.5, false),
                Optional.of(new long[] {0, 1, 0}),
                new long[] {1, 2, 6},
                new long[] {4, 3, 5}))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void equalSecondViewsAreNoNegatives() {
    double expected =
        (term(0.5, 1, 4, 4, 3) + term(0.5, 2, 3, 4, 3, 4) + term(0.5, 6, 4, 3, 4)) / 3;
    assertThat(
            loss(
                new MultipleNegativesRanking(0.5, false),
                Optional.empty(),
                new long[] {1, 2, 6},
                new long[] {4, 3, 4}))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void equalFirstViewsAreNoNegatives() {
    double expected =
        (term(0.5, 1, 4, 4, 3) + term(0.5, 2, 3, 4, 3, 5) + term(0.5, 1, 5, 3, 5)) / 3;
    assertThat(
            loss(
                new MultipleNegativesRanking(0.5, false),
                Optional.empty(),
                new long[] {1, 2, 1},
                new long[] {4, 3, 5}))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void rankingIsSymmetricUnlessToldOtherwise() {
    double there =
        (term(0.05, 1, 4, 4, 3, 5) + term(0.05, 2, 3, 4, 3, 5) + term(0.05, 6, 5, 4, 3, 5)) / 3;
    double back =
        (term(0.05, 4, 1, 1, 2, 6) + term(0.05, 3, 2, 1, 2, 6) + term(0.05, 5, 6, 1, 2, 6)) / 3;
    assertThat(
            loss(
                new MultipleNegativesRanking(),
                Optional.empty(),
                new long[] {1, 2, 6},
                new long[] {4, 3, 5}))
        .isCloseTo((there + back) / 2, within(1e-4));
  }

  @Test
  void rankingNeedsPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> loss(new MultipleNegativesRanking(), Optional.empty(), new long[] {1, 2, 3}))
        .withMessageContaining("needs 2 views of each sample");
  }

  @Test
  void simCseEncodesOneViewTwice() {
    double expected =
        (term(0.5, 1, 1, 1, 2, 6) + term(0.5, 2, 2, 1, 2, 6) + term(0.5, 6, 6, 1, 2, 6)) / 3;
    assertThat(loss(new SimCSE(0.5, 0), Optional.empty(), new long[] {1, 2, 6}))
        .isCloseTo(expected, within(1e-5));
    assertThat(
            loss(new SimCSE(0.5, 0), Optional.empty(), new long[] {1, 2, 6}, new long[] {1, 2, 6}))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void bothAreRegistered() {
    assertThat(LearningSpecs.codec().names(Method.class))
        .contains("MultipleNegativesRanking", "SimCSE");
  }
}
