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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CLIPTest {
  /** Vectors of the pictures and tokens 0 to 5. */
  private static final float[][] TABLE = {
    {0, 0}, {1, 0}, {0, 1}, {0.6f, 0.8f}, {0.8f, 0.6f}, {-1, 0}
  };

  private static final float[] PICTURES = {1, 2, 5};
  private static final double SCALE = 2;

  /** Three pictures, whose pixel is their row of the table, and views of captions of one token. */
  private static double loss(Optional<long[]> groups, long[][]... captions) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      Learner learner = new CLIP(1 / SCALE).learner(Blocks::identityBlock);
      var views = new ArrayList<NDList>();
      views.add(new NDList(manager.create(PICTURES)));
      for (long[][] view : captions) {
        long[] flat = List.of(view).stream().flatMapToLong(java.util.Arrays::stream).toArray();
        views.add(new NDList(manager.create(flat, new Shape(view.length, view[0].length))));
      }
      NDArray table = manager.create(TABLE);
      var batch =
          new LearnerBatch(
              views, manager.create(new long[] {-1, -1, -1}), groups.map(manager::create));
      return learner
          .loss(
              batch,
              (block, given) ->
                  block == learner.encoder()
                      ? new NDList(table.get(firstTokens(given.head())))
                      : new NDList(manager.create(new float[] {(float) Math.log(SCALE)})))
          .getFloat();
    }
  }

  private static NDArray firstTokens(NDArray input) {
    NDArray ids = input.toType(DataType.INT64, false);
    return ids.getShape().dimension() == 1 ? ids : ids.get(":, 0");
  }

  private static double cosine(int a, int b) {
    return TABLE[a][0] * TABLE[b][0] + TABLE[a][1] * TABLE[b][1];
  }

  /** Of finding one's own among all of some. */
  private static double term(int query, int own, int... all) {
    double sum = 0;
    for (int other : all) {
      sum += Math.exp(SCALE * cosine(query, other));
    }
    return Math.log(sum) - SCALE * cosine(query, own);
  }

  private static final double CAPTIONS_FIND =
      term(3, 1, 1, 2, 5) + term(4, 2, 1, 2, 5) + term(2, 5, 1, 2, 5);

  @Test
  void picturesAndCaptionsFindEachOther() {
    double there = term(1, 3, 3, 4, 2) + term(2, 4, 3, 4, 2) + term(5, 2, 3, 4, 2);
    assertThat(loss(Optional.empty(), new long[][] {{3}, {4}, {2}}))
        .isCloseTo((there + CAPTIONS_FIND) / 6, within(1e-5));
  }

  @Test
  void wrongCaptionsAreInTheWayOfPicturesAlone() {
    double there =
        term(1, 3, 3, 4, 2, 1, 1, 5) + term(2, 4, 3, 4, 2, 1, 1, 5) + term(5, 2, 3, 4, 2, 1, 1, 5);
    assertThat(loss(Optional.empty(), new long[][] {{3}, {4}, {2}}, new long[][] {{1}, {1}, {5}}))
        .isCloseTo((there + CAPTIONS_FIND) / 6, within(1e-5));
  }

  @Test
  void wrongCaptionsThatSayTheSameOrNothingAreLeftOut() {
    // the second says what the third picture's caption says, the third nothing
    double there = term(1, 3, 3, 4, 2, 1, 2) + term(2, 4, 3, 4, 2, 1, 2) + term(5, 2, 3, 4, 2, 1);
    assertThat(
            loss(
                Optional.empty(),
                new long[][] {{3}, {4}, {2}},
                new long[][] {{1, 0}, {2, 0}, {0, 0}}))
        .isCloseTo((there + CAPTIONS_FIND) / 6, within(1e-5));
  }

  @Test
  void copiesOfACaptionAreNoNegatives() {
    double there = term(1, 3, 3, 4) + term(2, 4, 3, 4, 3) + term(5, 3, 4, 3);
    double back = term(3, 1, 1, 2) + term(4, 2, 1, 2, 5) + term(3, 5, 2, 5);
    assertThat(loss(Optional.empty(), new long[][] {{3}, {4}, {3}}))
        .isCloseTo((there + back) / 6, within(1e-5));
  }

  @Test
  void copiesOfASampleAreNoNegatives() {
    double there = term(1, 3, 3, 4) + term(2, 4, 3, 4, 2) + term(5, 2, 4, 2);
    double back = term(3, 1, 1, 2) + term(4, 2, 1, 2, 5) + term(2, 5, 2, 5);
    assertThat(loss(Optional.of(new long[] {0, 1, 0}), new long[][] {{3}, {4}, {2}}))
        .isCloseTo((there + back) / 6, within(1e-5));
  }

  @Test
  void captionsOfTheSameTokensInAnotherOrderDiffer() {
    assertThat(loss(Optional.empty(), new long[][] {{3, 4}, {4, 3}, {2, 1}}))
        .isEqualTo(loss(Optional.empty(), new long[][] {{3}, {4}, {2}}));
  }

  @Test
  void scaleIsKeptBelowItsMost() {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      var scale = new LogScale(5);
      scale.initialize(manager, DataType.FLOAT32, new Shape(2, 3));
      NDArray number = scale.getParameters().valueAt(0).getArray();
      scale.clamp(6);
      assertThat(number.toFloatArray()).containsExactly(5);
      scale.clamp(Math.log(100));
      assertThat(number.toFloatArray()).containsExactly((float) Math.log(100));
    }
  }

  @Test
  void rejectsSettingsAndViewsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CLIP(0.005))
        .withMessage("temperature must be at least 1 / maxScale = 0.01, but was 0.005");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss(Optional.empty()))
        .withMessageContaining("CLIP needs 2 views of each sample");
  }
}
